;;; newsmark.el --- News copy, with the Newsmark language server  -*- lexical-binding: t; -*-

;; Version: 0.1.0
;; Package-Requires: ((emacs "28.1") (eglot "1.9"))
;; Keywords: wp, languages, tools
;; SPDX-License-Identifier: MIT OR Apache-2.0

;;; Commentary:

;; A major mode for news articles (`.news'), and Eglot's settings for the
;; Newsmark language server, which knows who and what an article names and
;; on which day each date phrase falls.
;;
;; In an init file:
;;
;;     (require 'newsmark)
;;     (add-hook 'newsmark-mode-hook #'newsmark-ensure)
;;     (newsmark-serve-corpus-files)   ; Markdown, text and registries, too
;;
;; The last line is for corpora with articles in Markdown or plain text: it
;; serves `.md', `.txt' and `.toml' files below a `newsmark.toml', and no
;; others.  Without it, `.news' files alone are served.
;;
;; Settings belong in the corpus's `newsmark.toml', so that everyone who
;; works on it has the same.  For all of your own corpora at once:
;;
;;     (setq-default eglot-workspace-configuration
;;                   '(:newsmark (:hints (:kinds t))))
;;
;; They have the names that `newsmark.toml' has; the file wins.

;;; Code:

(require 'cl-lib)
(require 'eglot)
(require 'jsonrpc)
(require 'project)
(require 'xref)

(defconst newsmark-version "0.1.0"
  "The release of Newsmark that this package comes with.")

(defgroup newsmark nil
  "News copy, with the Newsmark language server."
  :group 'text
  :prefix "newsmark-")

(defcustom newsmark-command '("newsmark" "lsp")
  "The language server's program and its arguments."
  :type '(repeat string))

(defcustom newsmark-corpus-modes
  '(text-mode markdown-mode gfm-mode markdown-ts-mode conf-toml-mode toml-mode
    toml-ts-mode)
  "Major modes of files that `newsmark-serve-corpus-files' has served.
These modes alone, not the ones derived from them."
  :type '(repeat symbol))

;;; The mode

(defface newsmark-front-matter '((t :inherit font-lock-comment-face))
  "Face of front matter.")
(defface newsmark-key '((t :inherit font-lock-variable-name-face))
  "Face of the keys of front matter.")
(defface newsmark-headline '((t :inherit font-lock-function-name-face :weight bold))
  "Face of headlines and crossheads.")
(defface newsmark-mark '((t :inherit shadow))
  "Face of what ends an annotation: its bracket and attributes.")
(defface newsmark-class '((t :inherit font-lock-type-face))
  "Face of an annotation's class, such as `.person'.")
(defface newsmark-ignore '((t :inherit font-lock-preprocessor-face))
  "Face of comments that silence rules.")

(defun newsmark--front-matter-end ()
  "Return the position behind the front matter, or nil without one."
  (save-excursion
    (save-restriction
      (widen)
      (goto-char (point-min))
      ;; A byte order mark may stand first.
      (when (looking-at "\uFEFF?---\r?$")
        (forward-line)
        (and (re-search-forward "^---\r?$" nil t) (point))))))

(defun newsmark--match-front-matter (limit)
  "Match the next line of front matter before LIMIT, its key as group 1."
  (let ((end (newsmark--front-matter-end)))
    (and end
         (< (point) end)
         (re-search-forward "^\\(?:\\([A-Za-z_-]+\\):\\)?.+$" (min limit end) t))))

(defvar newsmark-font-lock-keywords
  `((newsmark--match-front-matter
     (0 'newsmark-front-matter) (1 'newsmark-key t t))
    ("^##? .*" 0 'newsmark-headline)
    ("^>" 0 'newsmark-mark)
    ;; A quoted value may hold a brace.
    (,(rx "]{" (* (or (not (any "\"}\n"))
                      (: "\"" (* (or (: "\\" nonl) (not (any "\"\\\n")))) "\"")))
          "}")
     (0 'newsmark-mark t)
     (,(rx "." (or "person" "group" "place" "event" "date" "none") symbol-end)
      (progn (goto-char (match-beginning 0)) (match-end 0)) nil
      (0 'newsmark-class t)))
    ("<!-- newsmark: .*?-->" 0 'newsmark-ignore t))
  "What `newsmark-mode' highlights.")

;;;###autoload
(define-derived-mode newsmark-mode text-mode "News"
  "Major mode for news articles.

\\<newsmark-mode-map>Where the Newsmark language server runs (see `newsmark-ensure'), it is used
by Emacs's own commands: \\[xref-find-definitions] goes to an actor's entry in the registry,
\\[xref-find-references] lists its mentions in all articles, \\[eglot-rename] renames it,
\\[eglot-code-actions] offers fixes and annotations, \\[completion-at-point] completes names,
\\[imenu] lists the article's blocks, actors, places and dates.

\\{newsmark-mode-map}"
  (setq-local font-lock-defaults '(newsmark-font-lock-keywords t))
  (setq-local comment-start "<!-- ")
  (setq-local comment-end " -->")
  (setq-local comment-start-skip "<!--[ \t]*")
  (setq-local comment-end-skip "[ \t]*-->")
  (setq-local outline-regexp "##? ")
  ;; Copy has one line for each paragraph.
  (setq-local truncate-lines nil)
  (setq-local word-wrap t)
  (newsmark--prepare-buffer))

;;;###autoload
(add-to-list 'auto-mode-alist '("\\.news\\'" . newsmark-mode))

(let ((map newsmark-mode-map))
  (define-key map (kbd "C-c C-a") #'newsmark-annotate-all)
  (define-key map (kbd "C-c C-n") #'newsmark-add-to-registry)
  (define-key map (kbd "C-c C-o") #'newsmark-open-entry)
  (define-key map (kbd "C-c C-s") #'newsmark-show-status))

;;; Which files are served, and as what

(defun newsmark-project (directory)
  "Return the corpus that DIRECTORY is in, for `project-find-functions'."
  (when-let ((root (locate-dominating-file directory "newsmark.toml")))
    (cons 'newsmark (file-name-as-directory (expand-file-name root)))))

(cl-defmethod project-root ((project (head newsmark)))
  "Return the folder of PROJECT, where its `newsmark.toml' is."
  (cdr project))

(defun newsmark--contact (&optional _interactive)
  "Return the class and the command of the server, for Eglot."
  (cons 'newsmark-server newsmark-command))

(defun newsmark--served-modes ()
  "Return what one server serves, as `eglot-server-programs' has it."
  (cons '(newsmark-mode :language-id "newsmark")
        (mapcar (lambda (mode)
                  (list mode :language-id (newsmark--language-id mode)))
                newsmark-corpus-modes)))

(defun newsmark--language-id (mode)
  "Return the protocol's name for the language of MODE."
  (let ((name (symbol-name mode)))
    (cond ((provided-mode-derived-p mode 'newsmark-mode) "newsmark")
          ((string-match-p "toml" name) "toml")
          ((string-match-p "markdown\\|gfm" name) "markdown")
          (t "plaintext"))))

(defun newsmark--prepare-buffer ()
  "Let Eglot find the server and the corpus of this buffer.
Both are told to it in this buffer alone, so that one server has all
files of a corpus, and other files of their modes are left in peace."
  (add-hook 'project-find-functions #'newsmark-project nil t)
  ;; Else Eglot takes `when=2015' for one symbol, and completes nothing in it.
  (let ((syntax (copy-syntax-table)))
    (modify-syntax-entry ?= "." syntax)
    (set-syntax-table syntax))
  (setq-local eglot-server-programs
              (cons (cons (newsmark--served-modes) #'newsmark--contact)
                    (default-value 'eglot-server-programs)))
  (setq-local mode-line-process
              '(:eval (let ((status (newsmark-status)))
                        (if (string-empty-p status) "" (concat " " status))))))

;; For whoever starts Eglot from another place than a prepared buffer.
(add-to-list 'eglot-server-programs '(newsmark-mode . newsmark--contact))

(defvar newsmark--missing-told nil
  "The program of which the user was told that it is missing.")

;;;###autoload
(defun newsmark-ensure ()
  "Have this buffer served, by a server that is there or by a new one.
Where its program is missing, say so once and leave the buffer as it is."
  (interactive)
  (let ((program (car newsmark-command)))
    (cond ((or (file-remote-p default-directory) (executable-find program))
           (eglot-ensure))
          ((not (equal newsmark--missing-told program))
           (setq newsmark--missing-told program)
           (message "Newsmark: no program `%s' on `exec-path'; install it, \
or set `newsmark-command'" program)))))

(defun newsmark--ensure-in-corpus ()
  "Start the server for this buffer, if it is one of a corpus's other files."
  (when (and buffer-file-name
             (memq major-mode newsmark-corpus-modes)
             (newsmark-project (file-name-directory buffer-file-name)))
    (newsmark--prepare-buffer)
    (newsmark-ensure)))

;;;###autoload
(defun newsmark-serve-corpus-files ()
  "From now on, serve Markdown, text and TOML files of corpora, too.
These are the files below a `newsmark.toml' whose mode is one of
`newsmark-corpus-modes'; the server leaves alone those that are neither
articles of the corpus nor its registry or settings."
  ;; Before `after-change-major-mode-hook', where Eglot looks for a server.
  (dolist (hook '(text-mode-hook conf-mode-hook toml-mode-hook))
    (add-hook hook #'newsmark--ensure-in-corpus)))

;;; The server

(defclass newsmark-server (eglot-lsp-server)
  ((status :initform nil :documentation "What `newsmark/status' said last.")
   (told :initform nil :documentation "The fault that the user was told of."))
  :documentation "A Newsmark language server.")

(cl-defmethod eglot-client-capabilities ((_server newsmark-server))
  "Announce that `newsmark/status' is understood."
  (let* ((capabilities (cl-call-next-method))
         (experimental (plist-get capabilities :experimental)))
    (plist-put capabilities :experimental
               ;; Eglot has an empty hash table there.
               (append (and (consp experimental) experimental)
                       '(:newsmark (:status t))))))

;; Eglot before 1.13 has one language for each server, the first buffer's.
(cl-defmethod jsonrpc-connection-send :before
  ((_server newsmark-server) &key method params &allow-other-keys)
  "Give each document that METHOD opens by PARAMS its own language."
  (when (eq method :textDocument/didOpen)
    (plist-put (plist-get params :textDocument)
               :languageId (newsmark--language-id major-mode))))

(cl-defmethod eglot-handle-notification
  ((server newsmark-server) (_method (eql 'newsmark/status))
   &key health message folders &allow-other-keys)
  "Keep HEALTH and FOLDERS of SERVER, and tell the user its MESSAGE once."
  (oset server status (list :health health :message message :folders folders))
  (unless (equal message (oref server told))
    (oset server told message)
    (when message (message "Newsmark: %s" message)))
  (force-mode-line-update t))

(defvar eglot-confirm-server-edits)
(defvar eglot-confirm-server-initiated-edits)

(cl-defmethod eglot-handle-request :around
  ((_server newsmark-server) (_method (eql 'workspace/applyEdit)) &rest _)
  "Ask nothing before an edit that the user's own command brought about."
  (let ((eglot-confirm-server-initiated-edits nil)
        (eglot-confirm-server-edits nil))
    (cl-call-next-method)))

(defun newsmark--check-version (server)
  "Tell the user where SERVER is of another release than this package."
  (when (cl-typep server 'newsmark-server)
    (let ((version (plist-get (slot-value server 'server-info) :version)))
      (unless (equal version newsmark-version)
        (message "Newsmark: the program is of release %s, newsmark.el of %s; \
install both from one" (or version "unknown") newsmark-version)))))

(add-hook 'eglot-connect-hook #'newsmark--check-version)

(defun newsmark--server ()
  "Return the Newsmark server of this buffer, or say why there is none."
  (let ((server (eglot-current-server)))
    (unless (cl-typep server 'newsmark-server)
      (user-error "No Newsmark server has this buffer; see `newsmark-ensure'"))
    server))

(defun newsmark-status ()
  "Return the server's state in a word or two, for the mode line.
It is empty without a server."
  (let* ((server (eglot-current-server))
         (status (and (cl-typep server 'newsmark-server) (oref server status)))
         (articles 0) (done 0) (total 0))
    (if (null status)
        ""
      (cl-loop for folder across (plist-get status :folders)
               for indexing = (plist-get folder :indexing)
               do (cl-incf articles (or (plist-get folder :articles) 0))
               when indexing
               do (cl-incf done (plist-get indexing :done))
               and do (cl-incf total (plist-get indexing :total)))
      (concat (if (equal (plist-get status :health) "ok") "" "! ")
              (if (> total 0)
                  (format "indexing %d/%d" done total)
                (format "%d article%s" articles (if (= articles 1) "" "s")))))))

;;; Commands

(defun newsmark--execute (command argument done)
  "Have the server execute COMMAND with ARGUMENT, and call DONE with the result.
What it refuses is told to the user."
  (jsonrpc-async-request
   (newsmark--server) :workspace/executeCommand
   (list :command (concat "newsmark.server." command)
         :arguments (if argument (vector argument) []))
   :success-fn done
   :error-fn (lambda (error) (message "Newsmark: %s" (plist-get error :message)))
   :timeout-fn (lambda () (message "Newsmark: no answer to %s" command))
   ;; The server may ask the user something first.
   :timeout 60
   ;; After the changes that Eglot has not sent yet.
   :deferred command))

(defun newsmark-annotate-all (&optional suggested)
  "Annotate every mention in this article whose actor is sure.
With SUGGESTED, by prefix argument, also those that the model suggests."
  (interactive "P")
  (newsmark--execute
   "annotateAll"
   (list :uri (plist-get (eglot--TextDocumentIdentifier) :uri)
         :suggested (if suggested t :json-false))
   (lambda (result)
     (let ((count (plist-get result :count)))
       (message "Newsmark: %s"
                (pcase count
                  (0 "nothing left to annotate")
                  (1 "one mention annotated")
                  (_ (format "%d mentions annotated" count))))))))

(defun newsmark-add-to-registry ()
  "Add the name at point to the registry, and go to its new entry.
\\[xref-go-back] or \\[xref-pop-marker-stack] comes back."
  (interactive)
  (let ((params (eglot--TextDocumentPositionParams)))
    (newsmark--execute
     "addToRegistry"
     (list :uri (plist-get (plist-get params :textDocument) :uri)
           :position (plist-get params :position))
     (lambda (result)
       (newsmark--visit-new
        (plist-get result :location)
        (format "Newsmark: %s is in the registry now" (plist-get result :name)))))))

(defun newsmark--path (uri)
  "Return the path of the file that URI names."
  ;; It has had two names, of which each release of Eglot knows one.
  (funcall (if (fboundp 'eglot-uri-to-path) 'eglot-uri-to-path 'eglot--uri-to-path)
           uri))

(defun newsmark--visit (location)
  "Go to LOCATION, an entry of a registry, so that one can come back."
  (let ((start (plist-get (plist-get location :range) :start)))
    (xref-push-marker-stack)
    (find-file (newsmark--path (plist-get location :uri)))
    (widen)
    (goto-char (point-min))
    (forward-line (plist-get start :line))
    ;; Before an entry's id there is nothing that encodings count differently.
    (forward-char (min (plist-get start :character)
                       (- (line-end-position) (point))))))

(defun newsmark--visit-new (location text &optional tries)
  "Go to LOCATION as soon as the server's edit is there, and tell the user TEXT.
The edit may come after the answer that names the place, and may ask the
user first.  TRIES is how often this was tried; nil is never.
Where there is never an edit, the server says why."
  (let ((buffer (find-file-noselect (newsmark--path (plist-get location :uri))))
        (line (plist-get (plist-get (plist-get location :range) :start) :line)))
    (cond ((with-current-buffer buffer
             (save-excursion
               (save-restriction
                 (widen)
                 (goto-char (point-min))
                 (and (= (forward-line line) 0) (not (eobp))))))
           (newsmark--visit location)
           (message "%s" text))
          ((< (or tries 0) 600)
           (run-with-timer 0.1 nil #'newsmark--visit-new
                           location text (1+ (or tries 0)))))))

(defun newsmark--entry-at-point (server)
  "Return where SERVER has the registry entry of what is named at point."
  (let ((found (jsonrpc-request server :textDocument/definition
                                (eglot--TextDocumentPositionParams)
                                :deferred :textDocument/definition)))
    (cl-loop for place across (if (vectorp found) found (if found (vector found) []))
             for location = (if (plist-get place :targetUri)
                                (list :uri (plist-get place :targetUri)
                                      :range (plist-get place :targetSelectionRange))
                              place)
             when (string-suffix-p ".toml" (plist-get location :uri))
             return location)))

(defun newsmark--entries (server)
  "Return SERVER's registry entries, an alist of names and locations."
  (cl-loop for symbol across (jsonrpc-request server :workspace/symbol '(:query ""))
           for location = (plist-get symbol :location)
           for container = (plist-get symbol :containerName)
           when (string-suffix-p ".toml" (plist-get location :uri))
           collect (cons (concat (plist-get symbol :name)
                                 (and container (format " (%s)" container)))
                         location)))

(defun newsmark-open-entry ()
  "Go to the registry entry of the name at point, or to one of a list."
  (interactive)
  (let* ((server (newsmark--server))
         (here (newsmark--entry-at-point server)))
    (if here
        (newsmark--visit here)
      (let ((entries (newsmark--entries server)))
        (unless entries
          (user-error "This corpus has no registry entries"))
        (newsmark--visit
         (cdr (assoc (completing-read "Entry: " entries nil t) entries)))))))

(defun newsmark-show-status ()
  "Show what the server knows of the corpus: articles, entries, faults."
  (interactive)
  (newsmark--execute
   "corpusStatus" nil
   (lambda (result)
     (with-help-window "*Newsmark status*"
       (princ (plist-get result :text))))))

(defun newsmark-show-log ()
  "Show the server's log."
  (interactive)
  (eglot-stderr-buffer (newsmark--server)))

(defun newsmark-restart ()
  "Start the server of this buffer anew, or start it where it ended."
  (interactive)
  (if (cl-typep (eglot-current-server) 'newsmark-server)
      (eglot-reconnect (eglot-current-server))
    (setq newsmark--missing-told nil)
    (newsmark-ensure)))

(provide 'newsmark)
;;; newsmark.el ends here
