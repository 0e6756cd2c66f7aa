;;; session.el --- A session in a copy of samples/  -*- lexical-binding: t; -*-

;;; Commentary:

;; Uses what keys and menus call.  Each step gives what it saw, a list of
;; lines, or signals an error that says what was missing.

;;; Code:

(require 'package)
(package-activate-all)
(require 'bytecomp)
(require 'checkdoc)
(require 'cl-lib)
(require 'flymake)
(require 'imenu)
(require 'subr-x)

(defconst work (file-truename (file-name-as-directory (getenv "NEWSMARK_WORK"))))
(defconst samples (concat work "samples/"))
(defconst seed "articles/2015-03-23-myanmar-kachin-offensive.txt")
(defconst names "articles/2015-04-02-exercise-names.news")
(defconst roles "articles/2022-03-02-exercise-roles.news")
(defconst patience 15 "Seconds; a slow machine, never the usual.")

;; Emacs's own messages would stand between the steps; they are kept here.
(defvar told nil "Messages of Emacs, the newest first.")
(advice-add 'message :override
            (lambda (format &rest arguments)
              (when format (push (apply #'format-message format arguments) told))))
;; The samples hold nothing but articles and the registry.
(setq create-lockfiles nil make-backup-files nil auto-save-default nil)
;; Eglot asks before it changes files that no buffer visits.
(advice-add 'y-or-n-p :override (lambda (&rest _) t))

(defun say (line)
  (princ (concat line "\n") #'external-debugging-output))

(defmacro expect (condition &rest missing)
  "Signal an error of MISSING, a format and its arguments, unless CONDITION holds."
  (declare (indent 1))
  `(or ,condition (error ,@missing)))

(defmacro await (missing &rest value)
  "Return what VALUE gives as soon as it is not nil; MISSING says what it is."
  (declare (indent 1))
  `(let ((end (+ (float-time) patience)) result)
     (while (and (not (setq result (progn ,@value))) (< (float-time) end))
       (sit-for 0.02))
     (or result (error "Waited in vain for %s; told: %S" ,missing (seq-take told 3)))))

(defun open (name)
  "Show the file NAME of the samples, with its server where one serves it."
  (switch-to-buffer (find-file-noselect (expand-file-name name samples)))
  ;; As after a key; in batch mode there are none.
  (run-hooks 'post-command-hook)
  (await (concat "the server at " name) (eglot-managed-p)))

(defun go-to (text)
  "Put point on the first TEXT of the buffer."
  (goto-char (point-min))
  (expect (search-forward text nil t) "`%s' is not in %s" text (buffer-name))
  (goto-char (match-beginning 0)))

(defun line-here ()
  (buffer-substring-no-properties (line-beginning-position) (line-end-position)))

(defun diagnostics ()
  "Return this buffer's diagnostics as lines, which name the rule at their end."
  (cl-loop for found in (flymake-diagnostics)
           collect (format "%d: %s" (line-number-at-pos (flymake-diagnostic-beg found))
                           (flymake-diagnostic-text found))))

(defun diagnostic (rule)
  "Return the line of a diagnostic of RULE in this buffer."
  (cl-find-if (lambda (line) (string-match-p (regexp-quote rule) line)) (diagnostics)))

(defun one-line (text)
  (string-trim (replace-regexp-in-string "[ \n]+" " " text)))

(defun back-on-disk ()
  "Forget all changes, in buffers and files, and open nothing."
  (dolist (buffer (buffer-list))
    (with-current-buffer buffer
      (when (and buffer-file-name (buffer-modified-p))
        (let ((revert-without-query '(".*")))
          (revert-buffer t t t))
        (eglot--signal-textDocument/didChange)))))

(defun face-at (text)
  "Return the face that font lock gives to the first TEXT."
  (font-lock-ensure)
  (go-to text)
  (let ((face (get-text-property (point) 'face)))
    (if (listp face) (car face) face)))

(defun compile-and-check ()
  "Return the warnings of the byte compiler and checkdoc for newsmark.el."
  (let ((file (locate-library "newsmark.el"))
        (byte-compile-warnings t)
        warnings)
    (cl-letf (((symbol-function 'display-warning)
               (lambda (_type text &rest _) (push text warnings)))
              ((symbol-function 'byte-compile-log-warning)
               (lambda (text &rest _) (push text warnings)))
              (checkdoc-create-error-function
               (lambda (text start &rest _)
                 (push (format "%s:%d: %s" (buffer-name)
                               (if start (line-number-at-pos start) 0) text)
                       warnings)
                 nil)))
      (expect (byte-compile-file file) "newsmark.el does not compile")
      (checkdoc-file file))
    warnings))

(defvar steps
  `(("newsmark.el"
     ,(lambda ()
        (let ((warnings (compile-and-check)))
          (require 'newsmark)
          (expect (string-suffix-p ".elc" (symbol-file 'newsmark-mode))
            "what was compiled is not used")
          (add-hook 'newsmark-mode-hook #'newsmark-ensure)
          (newsmark-serve-corpus-files)
          (expect (null warnings) "%s" (string-join warnings "\n"))
          '("compiles without warnings, and checkdoc finds nothing"))))

    ("no program"
     ,(lambda ()
        (let ((newsmark-command '("newsmark-that-is-missing" "lsp")))
          (dolist (name (list names roles))
            (find-file (expand-file-name name samples))
            (run-hooks 'post-command-hook)
            (expect (not (eglot-managed-p)) "%s is served" name)
            (insert "text")
            (set-buffer-modified-p nil)
            (kill-buffer)))
        (let ((lines (seq-filter (lambda (line) (string-prefix-p "Newsmark: " line)) told)))
          (expect (= (length lines) 1) "the user is told %S" lines)
          lines)))

    ("attach"
     ,(lambda ()
        (open names)
        (expect (eq major-mode 'newsmark-mode) "a .news file has the mode %s" major-mode)
        (expect word-wrap "the long lines of copy are not wrapped between words")
        (let ((server (eglot-current-server)))
          (expect (equal (project-root (project-current)) samples)
            "the folder served is %s" (project-root (project-current)))
          (list (format "newsmark %s serves %s"
                        (plist-get (slot-value server 'server-info) :version)
                        (file-name-nondirectory
                         (directory-file-name (project-root (project-current)))))))))

    ("other files"
     ,(lambda ()
        (let ((server (eglot-current-server)) modes)
          (dolist (name (list seed "registry/groups.toml"))
            (open name)
            (push (format "%s (%s)" (file-name-nondirectory name) major-mode) modes)
            (expect (eq (eglot-current-server) server) "%s is served by a second server" name))
          (find-file (concat work "elsewhere/notes.txt"))
          (run-hooks 'post-command-hook)
          (accept-process-output nil 0.3)
          (expect (not (eglot-managed-p)) "a text file of no corpus is served")
          (list (format "the same server has %s; notes.txt of no corpus is left alone"
                        (string-join (nreverse modes) " and "))))))

    ("faces"
     ,(lambda ()
        (open "articles/2013-01-19-lajayang-ceasefire.news")
        (let ((key (face-at "date:"))
              (front-matter (face-at "2013-01-19")))
          (open "articles/2011-09-30-myitsone-dam-suspended.news")
          (let ((mark (face-at "]{"))
                (class (face-at ".person")))
            (expect (eq key 'newsmark-key) "a key has the face %s" key)
            (expect (eq front-matter 'newsmark-front-matter) "a value has %s" front-matter)
            (expect (eq mark 'newsmark-mark) "a bracket has %s" mark)
            (expect (eq class 'newsmark-class) "a class has %s" class)
            (list (format "date: %s, its value %s, ]{ %s, .person %s"
                          key front-matter mark class))))))

    ("diagnostics"
     ,(lambda ()
        (open names)
        (let ((found (await "name/misspelled on Bahmo" (diagnostic "Bahmo"))))
          (expect (string-match-p "misspelling of Bhamo" found) "it says %s" found)
          (diagnostics))))

    ("hover, a group"
     ,(lambda ()
        (open seed)
        (go-to "Kachin Independence Organization")
        (let (card)
          (eglot-hover-eldoc-function (lambda (text &rest _) (setq card text)))
          (await "a card" card)
          (expect (string-match-p "KIO" card) "the card lacks the acronym:\n%s" card)
          (split-string (substring-no-properties card) "\n" t "[ \t]+"))))

    ("hover, a date"
     ,(lambda ()
        (go-to "Monday")
        (let (card)
          (eglot-hover-eldoc-function (lambda (text &rest _) (setq card text)))
          (await "a card" card)
          (expect (string-match-p "2015-03-23" card) "Monday is not 2015-03-23:\n%s" card)
          (split-string (substring-no-properties card) "\n" t "[ \t]+"))))

    ("definition"
     ,(lambda ()
        (open seed)
        (go-to "Kachin Independence Organization")
        (xref-find-definitions (xref-backend-identifier-at-point 'eglot))
        (expect (equal (buffer-name) "groups.toml") "the jump went to %s" (buffer-name))
        (expect (equal (line-here) "[kio]") "point is on %s" (line-here))
        (list (format "groups.toml:%d %s" (line-number-at-pos) (line-here)))))

    ("references"
     ,(lambda ()
        (open "registry/groups.toml")
        (go-to "kio]")
        (let (counts)
          (dolist (xref (xref-backend-references 'eglot ""))
            (cl-incf (alist-get (file-name-nondirectory
                                 (xref-location-group (xref-item-location xref)))
                                counts 0 nil #'equal)))
          (expect (assoc "groups.toml" counts) "the entry itself is not among them")
          (expect (assoc (file-name-nondirectory seed) counts) "%s is not among them" seed)
          (expect (> (length counts) 3) "they are in few files: %S" counts)
          (mapcar (lambda (file) (format "%2d in %s" (cdr file) (car file)))
                  (nreverse counts)))))

    ("code action"
     ,(lambda ()
        (open names)
        (await "name/misspelled on Bahmo" (diagnostic "Bahmo"))
        (go-to "Bahmo")
        (let* ((server (eglot-current-server))
               (actions (eglot-code-actions (point) (+ (point) 5) "quickfix"))
               (fix (cl-find-if (lambda (action)
                                  (string-match-p "Bhamo" (plist-get action :title)))
                                actions)))
          (expect fix "no fix among %S" (mapcar (lambda (it) (plist-get it :title)) actions))
          (if (fboundp 'eglot-execute)
              (eglot-execute server fix)
            (eglot--read-execute-code-action (list fix) server "quickfix"))
          (expect (search-forward "Bhamo" (line-end-position) t) "the line is %s" (line-here))
          (eglot--signal-textDocument/didChange)
          (await "the finding to go" (not (diagnostic "Bahmo")))
          (back-on-disk)
          (list (format "\"%s\": the finding is gone" (plist-get fix :title))))))

    ("completion"
     ,(lambda ()
        (open seed)
        (go-to "Monday")
        (delete-char 6)
        (insert "[Monday]{.date when=")
        (eglot--signal-textDocument/didChange)
        (pcase-let* ((`(,from ,to ,table . ,plist) (eglot-completion-at-point))
                     (found (all-completions (buffer-substring from to) table))
                     (sorted (funcall (cdr (assq 'display-sort-function
                                                 (cdr (completion-metadata "" table nil))))
                                      found)))
          (expect found "nothing is offered behind when=")
          (let ((lines (mapcar (lambda (it)
                                 (format "%s:%s" it
                                         (funcall (plist-get plist :annotation-function) it)))
                               (seq-take sorted 3))))
            (insert (car sorted))
            (funcall (plist-get plist :exit-function) (car sorted) 'finished)
            (expect (string-match-p (regexp-quote "[Monday]{.date when=2015-03-23}") (line-here))
              "the line became %s" (line-here))
            (back-on-disk)
            (mapcar #'substring-no-properties lines)))))

    ("completion, a name"
     ,(lambda ()
        (goto-char (point-max))
        (insert "\n\nEnvoys of the Kach")
        (eglot--signal-textDocument/didChange)
        (pcase-let* ((`(,from ,to ,table . ,plist) (eglot-completion-at-point))
                     (found (all-completions (buffer-substring from to) table))
                     (name (cl-find "Kachin Independence Organization" found :test #'string-prefix-p)))
          (expect name "no name of the KIO among %S" found)
          (delete-region from to)
          (insert name)
          (funcall (plist-get plist :exit-function) name 'finished)
          (let ((line (line-here)))
            (expect (string-prefix-p "Envoys of the Kachin Independence Organization" line)
              "the line became %s" line)
            (back-on-disk)
            (list (format "%d names, and the line became \"%s\"" (length found) line))))))

    ("imenu"
     ,(lambda ()
        (open seed)
        (let (lines)
          (cl-labels ((walk (items path)
                        (dolist (item items)
                          (cond ((imenu--subalist-p item)
                                 (walk (cdr item) (append path (list (car item)))))
                                ((cdr item)
                                 (push (string-join (append path (list (car item))) " > ")
                                       lines))))))
            (walk (funcall imenu-create-index-function) nil))
          (expect (cl-some (lambda (line) (string-match-p "La Nan" line)) lines)
            "La Nan is not among %S" lines)
          (cons (format "%d places, such as" (length lines))
                (seq-take (nreverse lines) 4)))))

    ("formatting"
     ,(lambda ()
        (open names)
        (goto-char (point-max))
        (insert "\n\nThe [KIO]{  ref=kio   .group } spoke.")
        (eglot--signal-textDocument/didChange)
        (eglot-format-buffer)
        (goto-char (point-max))
        (let ((line (line-here)))
          (expect (equal line "The [KIO]{.group ref=kio} spoke.") "the line became %s" line)
          (back-on-disk)
          (list line))))

    ;; Before files are written: Emacs reads no news of files in batch mode, and while they wait it
    ;; does not learn that a process has ended.
    ("a server that is killed"
     ,(lambda ()
        (open names)
        (let* ((server (eglot-current-server))
               (process (jsonrpc--process server)))
          ;; Eglot starts one again that lived for eglot-autoreconnect seconds.
          (await "the server to be old enough"
            (not (eglot--inhibit-autoreconnect server)))
          (setq told nil)
          (signal-process process 'KILL)
          (await "another server"
            (and (eglot-managed-p) (not (eq (eglot-current-server) server))))
          (await "its diagnostics" (diagnostic "Bahmo"))
          (list (await "a message" (cl-find "econnect" told :test #'string-match-p))))))

    ("newsmark-restart"
     ,(lambda ()
        (let ((server (eglot-current-server)))
          (newsmark-restart)
          (await "another server"
            (and (eglot-managed-p) (not (eq (eglot-current-server) server))))
          (await "its diagnostics" (diagnostic "Bahmo"))
          '("another server has the buffer, and its diagnostics are back"))))

    ("rename and back"
     ,(lambda ()
        (cl-flet ((contents ()
                    (cl-loop for file in (directory-files-recursively samples ".")
                             collect (with-temp-buffer
                                       (insert-file-contents-literally file)
                                       (buffer-string))))
                  (rename (from to)
                    (open seed)
                    (go-to from)
                    (eglot-rename to)
                    (let ((inhibit-message t) (require-final-newline nil))
                      (save-some-buffers t))))
          (let ((before (contents)) after)
            (rename "Kachin Independence Organization" "Kachin Freedom Council")
            (setq after (cl-count nil (cl-mapcar #'equal before (contents))))
            (expect (> after 3) "only %d files changed" after)
            (rename "Kachin Freedom Council" "Kachin Independence Organization")
            (expect (equal before (contents)) "the files are not as before")
            (list (format "%d files changed; renamed back, all are as they were" after))))))

    ("newsmark-annotate-all"
     ,(lambda ()
        (open seed)
        (setq told nil)
        (newsmark-annotate-all)
        (await "annotations"
          (save-excursion
            (goto-char (point-min))
            (search-forward "[Kachin Independence Organization]{.group ref=kio}" nil t)))
        (let ((line (await "the count"
                      (cl-find "mentions annotated" told :test #'string-match-p))))
          (back-on-disk)
          (list line))))

    ("newsmark-add-to-registry"
     ,(lambda ()
        (open names)
        (setq told nil)
        (goto-char (point-max))
        (insert "\n\nFor the villagers [Naw Seng]{.person} spoke.")
        (search-backward "Seng")
        (eglot--signal-textDocument/didChange)
        (newsmark-add-to-registry)
        (await "the entry"
          (set-buffer (window-buffer))
          (equal (buffer-name) "people.toml"))
        (let ((line (await "the message" (cl-find "in the registry now" told
                                                  :test #'string-match-p))))
          (expect (equal (line-here) "[naw-seng]") "point is on %s" (line-here))
          (let ((place (format "people.toml:%d %s" (line-number-at-pos) (line-here))))
            (back-on-disk)
            (list line place)))))

    ("newsmark-add-to-registry, refused"
     ,(lambda ()
        (open seed)
        (setq told nil)
        (go-to "Thein Sein")
        (newsmark-add-to-registry)
        (list (await "the refusal" (cl-find "^Newsmark: " told :test #'string-match-p)))))

    ("newsmark-open-entry"
     ,(lambda ()
        (open seed)
        (go-to "Thein Sein")
        (newsmark-open-entry)
        (expect (equal (buffer-name) "people.toml") "it went to %s" (buffer-name))
        (let ((first (format "at a name: %s:%d %s" (buffer-name) (line-number-at-pos) (line-here)))
              offered)
          (open seed)
          (go-to "the military")
          (cl-letf (((symbol-function 'completing-read)
                     (lambda (_prompt entries &rest _)
                       (setq offered (length entries))
                       (car (cl-find-if (lambda (entry) (string-prefix-p "Bhamo" (car entry)))
                                        entries)))))
            (newsmark-open-entry))
          (expect (equal (buffer-name) "places.toml") "it went to %s" (buffer-name))
          (list first (format "at none: Bhamo of %d entries, %s:%d %s" offered (buffer-name)
                              (line-number-at-pos) (line-here))))))

    ("newsmark-show-status"
     ,(lambda ()
        (open seed)
        (newsmark-show-status)
        (let* ((buffer (await "the status" (get-buffer "*Newsmark status*")))
               (text (with-current-buffer buffer (buffer-string))))
          (expect (string-match-p "30 articles" text) "it says\n%s" text)
          (expect (string-match-p "articles" (newsmark-status))
            "the mode line says `%s'" (newsmark-status))
          (append (split-string text "\n" t)
                  (list (format "in the mode line: %s" (newsmark-status)))))))

    ("a broken registry"
     ,(lambda ()
        (open "registry/people.toml")
        (setq told nil)
        (goto-char (point-min))
        (insert "[broken\n")
        (eglot--signal-textDocument/didChange)
        (let ((line (await "the message" (cl-find "^Newsmark: " told :test #'string-match-p)))
              (mode-line (await "a mark in the mode line"
                           (and (string-prefix-p "! " (newsmark-status)) (newsmark-status)))))
          (back-on-disk)
          (await "the mark to go" (not (string-prefix-p "! " (newsmark-status))))
          (list line (format "in the mode line: %s" mode-line)))))

    ("newsmark-show-log"
     ,(lambda ()
        (newsmark-show-log)
        (list (buffer-name (jsonrpc-stderr-buffer (eglot-current-server))))))

    ("end"
     ,(lambda ()
        (let ((process (jsonrpc--process (eglot-current-server))))
          (eglot-shutdown (eglot-current-server))
          (await "the server to end" (not (process-live-p process)))
          '("the server ended when it was asked to")))))
  "What is done, in this order: names and functions.")

(let ((passed 0) (failed 0))
  (say (format "Emacs %s" emacs-version))
  (pcase-dolist (`(,name ,act) steps)
    (let ((lines (condition-case error
                     (prog1 (funcall act)
                       (setq passed (1+ passed))
                       (say (concat "ok    " name)))
                   (error
                    (setq failed (1+ failed))
                    (say (concat "FAIL  " name))
                    (split-string (error-message-string error) "\n")))))
      (dolist (line lines)
        (say (concat "      " (one-line line))))))
  (say (format "%d passed, %d failed" passed failed))
  (kill-emacs (if (= failed 0) 0 1)))

;;; session.el ends here
