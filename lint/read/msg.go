package read

import (
	"strings"

	"github.com/dalint/dalint/lint/text"
)

// Msg reads a message as Outlook stores it in a file: its subject, who it is
// from and to and when, its text, and the attachments of kinds that dalint
// reads, messages among them. An anchor's Part names the property that the text
// is stored in, and its Offset counts bytes of it as UTF-8.
//
// The layout is that of [MS-OXMSG].
func Msg(data []byte) (*text.Document, error) {
	switch {
	case len(data) == 0:
		return nil, errEmpty
	case !hasPrefix(data, oleMagic) && looksLikeMail(data):
		return Eml(data)
	case !hasPrefix(data, oleMagic):
		return nil, &Error{WrongKind, "is not an Outlook message", "save it again from Outlook as .msg"}
	}
	c, kind, err := office(data)
	switch {
	case err != nil:
		return nil, err
	case kind == wordFile:
		return readDoc(c)
	}
	return readMsg(c)
}

func readMsg(c *compound) (*text.Document, error) { return msgMail(c, "", &nest{}) }

// msgMail reads the message in a storage.
func msgMail(c *compound, prefix string, n *nest) (*text.Document, error) {
	const top, embedded = 32, 24
	header := top
	if prefix != "" {
		header = embedded
	}
	s, err := c.storage(prefix, header)
	if err != nil {
		return nil, damaged("is a damaged message (its list of properties %s)", message(err))
	}
	m := &msg{newMail(text.Msg, n), s}
	m.keep = false
	m.headers()
	m.where, m.builder.number = "body", 0
	m.text()
	m.attachments()
	if class := strings.ToUpper(s.line(pidClass)); m.words == 0 && strings.HasSuffix(class, ".SMIME") {
		m.nest.depth--
		return nil, &Error{Encrypted, "is encrypted", "open it in Outlook and save its text as a Word document (.docx)"}
	}
	return m.finished()
}

// msg is a message of Outlook's being read.
type msg struct {
	*mail
	*storage
}

func (m *msg) headers() {
	m.line(text.Heading, "", pidSubject, m.storage.line(pidSubject))
	m.line(text.Label, "From: ", pidSender, m.from())
	m.line(text.Label, "To: ", pidDisplayTo, m.recipients())
	m.line(text.Label, "Cc: ", pidDisplayCc, m.storage.line(pidDisplayCc))
	date := fileTime(m.fixed[pidSubmitTime])
	if date == "" {
		date = fileTime(m.fixed[pidDeliveryTime])
	}
	m.line(text.Label, "Date: ", pidSubmitTime, date)
}

// line takes in a line of the header, which is a piece that dalint puts together.
func (m *msg) line(kind text.Kind, label string, id int, value string) {
	if value == "" {
		return
	}
	m.at.Part = m.name(id, "")
	m.builder.put(label+value, 0, 0)
	m.header(kind)
}

// from is who the message is from, with the address where it is one that people
// use.
func (m *msg) from() string {
	name := m.storage.line(pidSender)
	if name == "" {
		name = m.storage.line(pidSentFor)
	}
	mail := m.storage.line(pidSenderSMTP)
	if mail == "" {
		mail = m.storage.line(pidSenderMail)
	}
	switch {
	case !strings.Contains(mail, "@") || mail == name:
		return name
	case name == "":
		return mail
	}
	return name + " <" + mail + ">"
}

// recipients are who the message is to.
func (m *msg) recipients() string {
	if to := m.storage.line(pidDisplayTo); to != "" {
		return to
	}
	const most, header = 100, 8
	var all []string
	for _, name := range m.storages {
		rest, ok := strings.CutPrefix(name, m.prefix+"__recip_version1.0_")
		if !ok || strings.Contains(rest, "/") || len(all) == most {
			continue
		}
		if r, err := m.compound.storage(name+"/", header); err == nil {
			r.page = m.page
			if who := r.line(pidDisplayName); who != "" {
				all = append(all, who)
			}
		}
	}
	return strings.Join(all, "; ")
}

// text reads the body in the form that is nearest to text.
func (m *msg) text() {
	plain, plainAt, err := m.string(pidBody)
	page, pageAt := m.html()
	var one, other *text.Document
	if err == nil && strings.TrimSpace(plain) != "" {
		one, err = readMailText(plain, false)
	}
	if strings.TrimSpace(page) != "" {
		doc, pageErr := readMailPage(page)
		if other = doc; one == nil && err == nil {
			err = pageErr
		}
	}
	switch doc := choose(one, other); {
	case doc == nil && err != nil:
		m.skipped("body", "could not be read: "+message(err))
	case doc == nil:
	case doc == one:
		m.body(doc, plainAt, &mapped{text: plain, identity: true})
	default:
		m.body(doc, pageAt, &mapped{text: page, identity: true})
	}
}

// html is the body as a web page, which may be wrapped in rich text. Rich text
// without one is told of only where there is no plain text.
func (m *msg) html() (page, stream string) {
	if s, name, err := m.string(pidHTML); err == nil && s != "" {
		return s, name
	}
	if name := m.name(pidHTML, "0102"); m.has(name) {
		b, err := m.stream(name)
		if err != nil {
			m.skipped("body", "is there as a web page, which could not be read: "+message(err))
			return "", ""
		}
		label := metaCharset(b[:min(len(b), 2048)])
		if cp := codePage(int(uint32(m.fixed[pidInternetCP]))); cp != "" {
			label = cp
		}
		s, err := decodeCharset(label, mapped{text: strings.TrimRight(string(b), "\x00"), identity: true})
		if err == nil {
			return s.text, name
		}
	}
	name := m.name(pidRTF, "0102")
	if !m.has(name) {
		return "", ""
	}
	plain := m.has(m.name(pidBody, "001F")) || m.has(m.name(pidBody, "001E"))
	b, err := m.stream(name)
	if err == nil {
		b, err = expandRTF(b)
	}
	if err != nil {
		if !plain {
			m.skipped("body", "could not be read: "+message(err))
		}
		return "", ""
	}
	s, kind := unwrapRTF(b)
	switch {
	case kind == wrappedPage:
		return s, name
	case plain:
	case kind == wrappedText:
		if doc, err := readMailText(s, false); err == nil {
			m.body(doc, name, &mapped{text: s, identity: true})
		}
	default:
		doc, err := RTF(b)
		if err != nil {
			m.skipped("body", "could not be read: "+message(err))
			return "", ""
		}
		m.body(doc, name, &mapped{text: doc.Source, identity: true})
	}
	return "", ""
}

// attachments reads what is attached.
func (m *msg) attachments() {
	for _, name := range m.storages {
		rest, ok := strings.CutPrefix(name, m.prefix+"__attach_version1.0_")
		if !ok || strings.Contains(rest, "/") {
			continue
		}
		const header = 8
		a, err := m.compound.storage(name+"/", header)
		if err != nil {
			m.unreadable(m.part(), "", err)
			continue
		}
		a.page = m.page
		m.attached(a)
	}
}

func (m *msg) attached(a *storage) {
	name := ""
	for _, id := range []int{pidAttachLongName, pidAttachName, pidDisplayName} {
		if name == "" {
			name = a.line(id)
		}
	}
	name = name[strings.LastIndexAny(name, `/\`)+1:]
	const embedded, object = 5, 6
	inside := a.name(pidAttachment, "000D") + "/"
	kind := strings.ToLower(a.line(pidAttachMime))
	switch method := uint32(a.fixed[pidAttachMethod]); {
	case method == embedded || a.has(inside+"__properties_version1.0"):
		m.message(inside, name)
	case method == object:
		m.unattached(m.part(), name, "is an object in the text and was not read: open it in Outlook")
	case !a.has(a.name(pidAttachment, "0102")):
		m.unattached(m.part(), name, "is not in the message, only a link to it")
	case isSignature(kind, name):
	case (isPicture(kind) || isPictureName(name)) && (a.fixed[pidHidden]&1 != 0 || a.line(pidContentID) != ""):
		// a picture in the text
	default:
		m.attachment(name, kind, func() ([]byte, error) { return a.stream(a.name(pidAttachment, "0102")) })
	}
}

func isPictureName(name string) bool {
	switch suffix(name) {
	case ".png", ".jpg", ".jpeg", ".gif", ".bmp", ".emz", ".wmz", ".svg":
		return true
	}
	return false
}

// message reads a message in this one; name is what it is attached as.
func (m *msg) message(prefix, name string) {
	part := m.part()
	if m.nest.parts++; m.nest.parts > maxMailParts || m.nest.depth >= maxNesting {
		m.unattached(part, name, "is too deep in other messages and was not read: save it by itself")
		return
	}
	doc, err := msgMail(m.compound, prefix, m.nest)
	if err != nil {
		m.unreadable(part, name, err)
		return
	}
	m.attach(part, "", doc)
}
