package read

import "strings"

// bind takes in the namespace declarations of the current tag.
func (x *scanner) bind() error {
	return x.eachAttr(func(name, value string) error {
		prefix, ok := strings.CutPrefix(name, "xmlns")
		if !ok || prefix != "" && prefix[0] != ':' {
			return nil
		}
		if len(x.bound) == maxNamespaces {
			return x.bad("has too many namespaces")
		}
		x.bound = append(x.bound, binding{strings.TrimPrefix(prefix, ":"), namespaces[value]})
		return nil
	})
}

// resolve divides a name as written into its namespace and local part.
func (x *scanner) resolve(name string) (namespace, string) {
	prefix, local, ok := strings.Cut(name, ":")
	if !ok {
		prefix, local = "", name
	}
	for i := len(x.bound) - 1; i >= 0; i-- {
		if x.bound[i].prefix == prefix {
			return x.bound[i].space, local
		}
	}
	if prefix == "xml" {
		return nsXML, local
	}
	return nsOther, local
}

// eachAttr calls f with each attribute of the current tag, its name and its
// value as written.
func (x *scanner) eachAttr(f func(name, value string) error) error {
	for s := x.attrs; ; {
		s = strings.TrimLeft(s, " \t\r\n")
		if s == "" {
			return nil
		}
		n := nameEnd(s)
		name := s[:n]
		s = strings.TrimLeft(s[n:], " \t\r\n")
		if n == 0 || s == "" || s[0] != '=' {
			return x.bad("is not well-formed")
		}
		s = strings.TrimLeft(s[1:], " \t\r\n")
		if s == "" || s[0] != '"' && s[0] != '\'' {
			return x.bad("is not well-formed")
		}
		end := strings.IndexByte(s[1:], s[0])
		if end < 0 {
			return x.bad("is not well-formed")
		}
		if err := f(name, s[1:1+end]); err != nil {
			return err
		}
		s = s[end+2:]
	}
}

// attr is the value of an attribute of the current tag, entities decoded. An
// attribute without prefix counts as one of its element's namespace.
func (x *scanner) attr(space namespace, local string) (string, bool) {
	found, value := false, ""
	_ = x.eachAttr(func(name, v string) error {
		if found || !strings.HasSuffix(name, local) {
			return nil
		}
		s, l := x.space, name
		if strings.IndexByte(name, ':') >= 0 {
			s, l = x.resolve(name)
		}
		if l == local && s == space {
			found, value = true, v
		}
		return nil
	})
	if strings.IndexByte(value, '&') >= 0 {
		value = unescapeXML(value)
	}
	return value, found
}

// attrRange is where the value of an attribute without prefix stands in the
// part; 0, 0 where the current tag has none.
func (x *scanner) attrRange(name string) (from, to int) {
	start := x.from + 1 + len(x.stack[len(x.stack)-1].name)
	for s := x.attrs; ; {
		s = strings.TrimLeft(s, " \t\r\n")
		n := nameEnd(s)
		if n == 0 {
			return 0, 0
		}
		found := s[:n] == name
		s = strings.TrimLeft(s[n:], " \t\r\n")
		s = strings.TrimLeft(strings.TrimPrefix(s, "="), " \t\r\n")
		end := strings.IndexByte(s[1:], s[0]) + 1
		if from = start + len(x.attrs) - len(s) + 1; found {
			return from, from + end - 1
		}
		s = s[end+1:]
	}
}
