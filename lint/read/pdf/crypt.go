package pdf

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/md5"
	"crypto/rc4"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/binary"
)

// crypt undoes the encryption of a file (ISO 32000-2, 7.6) that opens without
// a password: with the empty user password.
type crypt struct {
	key     []byte
	version int    // V of the dictionary
	text    method // of strings
	data    method // of streams
}

type method uint8

const (
	rc4Method method = iota
	aes128
	aes256
	identity
)

// unlock finds the key, if the file is encrypted.
func (f *File) unlock() error {
	o, encrypted := f.trailer["Encrypt"]
	if !encrypted || f.crypt != nil || f.resolve(o) == nil {
		return nil
	}
	d := f.dict(o)
	if f.name(d["Filter"]) != "Standard" {
		return ErrProtected
	}
	c := &crypt{version: f.int(d["V"])}
	bits := f.int(d["Length"])
	switch c.version {
	case 1:
		bits = 40
	case 2, 3:
		if bits == 0 {
			bits = 40
		}
	case 4, 5:
		bits = 128
		filters := f.dict(d["CF"])
		c.text = f.method(filters, d["StrF"])
		c.data = f.method(filters, d["StmF"])
	default:
		return ErrProtected
	}
	if bits < 40 || bits > 256 || bits%8 != 0 {
		bits = 128
	}
	revision := f.int(d["R"])
	user, owner := f.string(d["U"]), f.string(d["O"])
	if revision >= 5 {
		c.key = fileKey256(revision, user, owner, f.string(d["UE"]), f.string(d["OE"]))
	} else {
		id := ""
		if ids := f.array(f.trailer["ID"]); len(ids) > 0 {
			id = f.string(ids[0])
		}
		plainMetadata := f.resolve(d["EncryptMetadata"]) == false
		c.key = fileKey(revision, bits/8, user, owner, int(f.number(d["P"])), id, plainMetadata)
	}
	if c.key == nil && (c.version < 4 || c.text != identity || c.data != identity) { // else attachments alone are encrypted
		return ErrPassword
	}
	f.crypt = c
	keep := map[int]object{}
	if r, ok := o.(ref); ok {
		keep[r.num] = f.objects[r.num] // its own strings are not encrypted
	}
	f.objects, f.packed = keep, map[int]*objectStream{}
	return nil
}

func (f *File) method(filters dict, which object) method {
	n := f.name(which)
	if n == "" || n == "Identity" {
		return identity
	}
	switch f.name(f.dict(filters[n])["CFM"]) {
	case "AESV2":
		return aes128
	case "AESV3":
		return aes256
	case "None":
		return identity
	}
	return rc4Method
}

var padding = []byte("\x28\xbf\x4e\x5e\x4e\x75\x8a\x41\x64\x00\x4e\x56\xff\xfa\x01\x08" +
	"\x2e\x2e\x00\xb6\xd0\x68\x3e\x80\x2f\x0c\xa9\xfe\x64\x53\x69\x7a")

// fileKey is the key of revisions 2 to 4 for the empty password; nil where
// that is not the password.
func fileKey(revision, size int, user, owner string, permissions int, id string, plainMetadata bool) []byte {
	h := md5.New()
	h.Write(padding)
	h.Write([]byte(owner[:min(32, len(owner))]))
	h.Write(binary.LittleEndian.AppendUint32(nil, uint32(permissions)))
	h.Write([]byte(id))
	if revision >= 4 && plainMetadata {
		h.Write([]byte{0xff, 0xff, 0xff, 0xff})
	}
	key := h.Sum(nil)
	size = min(size, len(key))
	if revision >= 3 {
		for range 50 {
			sum := md5.Sum(key[:size])
			copy(key, sum[:])
		}
	}
	key = key[:size]
	if revision == 2 {
		if out := xorRC4(key, padding); len(user) < 32 || string(out) != user[:32] {
			return nil
		}
		return key
	}
	sum := md5.Sum(append(bytes.Clone(padding), id...))
	out := sum[:]
	for i := range 20 {
		out = xorRC4(xorKey(key, byte(i)), out)
	}
	if len(user) < 16 || string(out) != user[:16] {
		return nil
	}
	return key
}

func xorKey(key []byte, x byte) []byte {
	out := bytes.Clone(key)
	for i := range out {
		out[i] ^= x
	}
	return out
}

func xorRC4(key, data []byte) []byte {
	c, err := rc4.NewCipher(key)
	if err != nil {
		return data
	}
	out := make([]byte, len(data))
	c.XORKeyStream(out, data)
	return out
}

// fileKey256 is the key of revisions 5 and 6 for the empty password, as user
// or as owner; nil where it is neither.
func fileKey256(revision int, user, owner, userKey, ownerKey string) []byte {
	if len(user) < 48 || len(owner) < 48 {
		return nil
	}
	for _, try := range []struct{ entry, key, with string }{
		{user, userKey, ""}, {owner, ownerKey, user[:48]},
	} {
		if len(try.key) < 32 || string(hash256(revision, try.entry[32:40], try.with)) != try.entry[:32] {
			continue
		}
		block, err := aes.NewCipher(hash256(revision, try.entry[40:48], try.with))
		if err != nil {
			return nil
		}
		key := []byte(try.key[:32])
		cipher.NewCBCDecrypter(block, make([]byte, 16)).CryptBlocks(key, key)
		return key
	}
	return nil
}

// hash256 is algorithm 2.B of ISO 32000-2 for the empty password.
func hash256(revision int, salt, user string) []byte {
	sum := sha256.Sum256([]byte(salt + user))
	k := sum[:]
	if revision < 6 {
		return k
	}
	for i := 0; ; i++ {
		round := bytes.Repeat(append(bytes.Clone(k), user...), 64)
		block, err := aes.NewCipher(k[:16])
		if err != nil {
			return nil
		}
		cipher.NewCBCEncrypter(block, k[16:32]).CryptBlocks(round, round)
		mod := 0
		for _, b := range round[:16] {
			mod += int(b)
		}
		switch mod % 3 {
		case 0:
			s := sha256.Sum256(round)
			k = s[:]
		case 1:
			s := sha512.Sum384(round)
			k = s[:]
		default:
			s := sha512.Sum512(round)
			k = s[:]
		}
		if i >= 63 && int(round[len(round)-1]) <= i-31 {
			return k[:32]
		}
	}
}

// strings decrypts the strings in an object read from the file itself.
func (c *crypt) strings(o object, id ref) object {
	switch o := o.(type) {
	case string:
		return string(c.apply(c.text, []byte(o), id))
	case array:
		for i := range o {
			o[i] = c.strings(o[i], id)
		}
	case dict:
		for k := range o {
			o[k] = c.strings(o[k], id)
		}
	}
	return o
}

func (c *crypt) stream(data []byte, id ref) []byte { return c.apply(c.data, data, id) }

func (c *crypt) apply(m method, data []byte, id ref) []byte {
	if c.version < 4 {
		m = rc4Method
	}
	switch m {
	case identity:
		return data
	case aes256:
		return decryptAES(c.key, data)
	}
	key := append(bytes.Clone(c.key), byte(id.num), byte(id.num>>8), byte(id.num>>16), byte(id.gen), byte(id.gen>>8))
	if m == aes128 {
		key = append(key, "sAlT"...)
	}
	sum := md5.Sum(key)
	key = sum[:min(len(c.key)+5, 16)]
	if m == aes128 {
		return decryptAES(key, data)
	}
	return xorRC4(key, data)
}

// decryptAES undoes CBC with the start vector in front and the padding behind.
func decryptAES(key, data []byte) []byte {
	block, err := aes.NewCipher(key)
	if err != nil || len(data) < 32 {
		return nil
	}
	out := bytes.Clone(data[16 : len(data)-len(data)%16])
	cipher.NewCBCDecrypter(block, data[:16]).CryptBlocks(out, out)
	if n := int(out[len(out)-1]); n >= 1 && n <= 16 {
		out = out[:len(out)-n]
	}
	return out
}
