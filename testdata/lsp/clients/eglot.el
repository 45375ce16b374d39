;;; eglot.el --- Emacs, in batch, against a real server  -*- lexical-binding: t -*-
;; Diagnostics at the right characters, a code action applied, hover. Usage:
;;   DALINT=path CASE=folder emacs -Q --batch -l eglot.el

;;; Code:
(unless (locate-library "eglot") ; part of Emacs from 29, a Debian package before
  (dolist (dir (file-expand-wildcards "/usr/share/emacs/site-lisp/elpa-src/*"))
    (add-to-list 'load-path dir)))
(require 'cl-lib)
(require 'eglot)
(require 'flymake)

(defvar passed 0)
(defvar failed 0)
(defun check (ok what)
  "Count OK, and say WHAT where it is nil."
  (if ok (cl-incf passed)
    (cl-incf failed)
    (message "FAIL %s" what)))
(defun wait-for (what f)
  "Wait until F holds; WHAT says what for."
  (let ((left 400))
    (while (and (> left 0) (not (funcall f)))
      (accept-process-output nil 0.05)
      (cl-decf left))
    (check (funcall f) what)))

(setq eglot-sync-connect 20
      eglot-send-changes-idle-time 0
      flymake-no-changes-timeout 0.1
      debug-on-error nil
      eglot-confirm-server-initiated-edits nil)
(define-derived-mode dalint-md-mode text-mode "MD")
(add-to-list 'auto-mode-alist '("\\.md\\'" . dalint-md-mode))
(add-to-list 'eglot-server-programs
             `(dalint-md-mode . (,(getenv "DALINT") "lsp" :initializationOptions (:debounce 1))))

(find-file (expand-file-name "draft.md" (getenv "CASE")))
(setq project-find-functions (list (lambda (_) (cons 'transient (getenv "CASE")))))
(apply #'eglot (eglot--guess-contact))

(defun found (words)
  "The finding about WORDS."
  (cl-find-if (lambda (d)
                (equal words (buffer-substring-no-properties
                              (flymake-diagnostic-beg d) (flymake-diagnostic-end d))))
              (flymake-diagnostics)))

(wait-for "the server is managed" #'eglot-managed-p)
(flymake-mode 1)
(flymake-start)
(wait-for "the findings come" (lambda () (found "was hit")))
(check (found "had a volatile relationship") "the words on the last line")

;; An edit, and the findings move with it.
(goto-char (point-min))
(forward-line 2)
(insert "🙂 Then: ")
(eglot--signal-textDocument/didChange)
(wait-for "the findings follow an edit"
          (lambda ()
            (let ((d (found "was hit")))
              (and d (= (flymake-diagnostic-beg d)
                        (save-excursion (goto-char (point-min)) (search-forward "was hit") (match-beginning 0)))))))

(search-forward "was h")
(let ((hover (jsonrpc-request (eglot--current-server-or-lose) :textDocument/hover
                              (eglot--TextDocumentPositionParams))))
  (check (string-match-p "Instead" (plist-get (plist-get hover :contents) :value)) "hover says what to write instead"))

(let* ((actions (jsonrpc-request (eglot--current-server-or-lose) :textDocument/codeAction
                                 (list :textDocument (eglot--TextDocumentIdentifier)
                                       :range (list :start (eglot--pos-to-lsp-position) :end (eglot--pos-to-lsp-position))
                                       :context (list :diagnostics []))))
       (fix (cl-find-if (lambda (a) (string-match-p "hit Sarah" (plist-get a :title))) actions)))
  (check fix "a code action is offered")
  (when fix (eglot--apply-workspace-edit (plist-get fix :edit))))
(goto-char (point-min))
(forward-line 2)
(let ((line (buffer-substring-no-properties (line-beginning-position) (line-end-position))))
  (check (equal line "🙂 Then: 🙂 é The children saw that Mark Reid hit Sarah. Mark Reid punched Sarah.")
         (concat "the code action leaves: " line)))
(eglot--signal-textDocument/didChange)
(wait-for "the finding goes" (lambda () (not (found "was hit"))))

(let ((server (eglot--current-server-or-lose)))
  (set-buffer-modified-p nil)
  (eglot-shutdown server)
  (wait-for "the server ends" (lambda () (not (jsonrpc-running-p server)))))
(princ (format "%d passed, %d failed\n" passed failed))
(kill-emacs (if (= failed 0) 0 1))
;;; eglot.el ends here
