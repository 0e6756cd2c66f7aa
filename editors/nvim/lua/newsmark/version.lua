-- The release of Newsmark that this plugin comes with.
return '0.1.0'
