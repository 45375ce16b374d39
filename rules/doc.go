// Package rules loads rules and lexicons from TOML files, runs their examples
// and renders their documentation.
//
// One file is one rule: its path is its name, and there is no other list of
// them. Agencies add their own packs in the same form; a mistake in one is
// reported with file, line and column.
package rules
