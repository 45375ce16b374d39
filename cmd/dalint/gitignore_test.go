package main

import (
	"path/filepath"
	"testing"
)

func TestIgnored(t *testing.T) {
	root := filepath.FromSlash("/r")
	for _, tt := range []struct {
		rules, path string
		want        bool
		why         string
	}{
		{"a.md", "a.md", true, "a name"},
		{"a.md", "d/a.md", true, "a name matches at every depth"},
		{"/a.md", "d/a.md", false, "a leading slash ties it to the folder"},
		{"/a.md", "a.md", true, ""},
		{"d/a.md", "d/a.md", true, "so does a slash in the middle"},
		{"d/a.md", "x/d/a.md", false, ""},
		{"*.md", "a.md", true, ""},
		{"*.md", "d/a.md", true, ""},
		{"d/*.md", "d/e/a.md", false, "a star stops at a slash"},
		{"**/e/*.md", "d/e/a.md", true, ""},
		{"d/**/a.md", "d/a.md", true, "two stars stand for no folder too"},
		{"d/**", "d/e/a.md", true, ""},
		{"out/", "out", false, "a trailing slash means folders"},
		{"out/", "out/", true, ""},
		{"*.md\n!a.md", "a.md", false, "the last line that matches decides"},
		{"!a.md\n*.md", "a.md", true, ""},
		{"# a.md", "# a.md", false, "a comment"},
		{`\#a.md`, "#a.md", true, "not a comment"},
		{`\!a.md`, "!a.md", true, "not a negation"},
		{"a.md   ", "a.md", true, "trailing spaces go"},
		{`a\ `, "a ", true, "unless escaped"},
		{"a.md\r", "a.md", true, "written on Windows"},
		{"{a,b}.md", "a.md", false, "braces are letters"},
		{"{a,b}.md", "{a,b}.md", true, ""},
		{"[ab].md", "a.md", true, ""},
		{"[", "[", false, "a broken pattern matches nothing"},
		{"", "a.md", false, ""},
		{"/", "a.md", false, ""},
	} {
		path, isDir := tt.path, false
		if path[len(path)-1] == '/' {
			path, isDir = path[:len(path)-1], true
		}
		got := ignored(parseIgnore(root, tt.rules), filepath.Join(root, filepath.FromSlash(path)), isDir)
		if got != tt.want {
			t.Errorf("%q leaves %q out: %v, want %v (%s)", tt.rules, tt.path, got, tt.want, tt.why)
		}
	}
}

func TestInnerIgnoreWins(t *testing.T) {
	root := filepath.FromSlash("/r")
	inner := filepath.Join(root, "d")
	rules := append(parseIgnore(root, "*.md"), parseIgnore(inner, "!keep.md")...)
	if ignored(rules, filepath.Join(inner, "keep.md"), false) {
		t.Error("the inner file does not bring keep.md back")
	}
	if !ignored(rules, filepath.Join(root, "keep.md"), false) {
		t.Error("the inner file reaches outside its folder")
	}
}
