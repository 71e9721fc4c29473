package webexid_test

import (
	"encoding/base64"
	"strings"
	"testing"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

const (
	one   = "6c8b7e1c-9a27-4c29-8d0a-6d1f0f4f2f31"
	other = "6c8b7e1c-9a27-4c29-8d0a-6d1f0f4f2f32"
)

func standard(text string) string { return base64.StdEncoding.EncodeToString([]byte(text)) }

func TestDecode(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ id, idType, value string }{
		"encoded here":                    {webexid.Encode(webexid.Customer, one), webexid.Customer, one},
		"one padding character":           {webexid.Encode(webexid.Role, one) + "=", webexid.Role, one},
		"two padding characters":          {webexid.Encode(webexid.Customer, one) + "==", webexid.Customer, one},
		"upper case uuid":                 {webexid.Encode(webexid.Person, strings.ToUpper(one)), webexid.Person, one},
		"another region":                  {standard("ciscospark://eu-west-1_r/PEOPLE/" + one), webexid.Person, one},
		"more before the type":            {standard("ciscospark://us/a/b/PEOPLE/" + one), webexid.Person, one},
		"type as Webex misspells it":      {standard("ciscospark://us/Organization/" + one), "Organization", one},
		"licence":                         {webexid.Encode(webexid.License, strings.ToUpper(one)+":VmPro"), webexid.License, one + ":VmPro"},
		"licence with a uuid in its code": {webexid.Encode(webexid.License, one+":SLWCA_"+other), webexid.License, one + ":SLWCA_" + other},
		"value that is no uuid":           {webexid.Encode(webexid.Location, "12345"), webexid.Location, "12345"},
		"value that is a name":            {webexid.Encode(webexid.Role, "atlas-portal.partner.SalesAdmin"), webexid.Role, "atlas-portal.partner.SalesAdmin"},
		"value that is base64":            {webexid.Encode("CALL_PICKUP", "Y2FsbFBpY2t1cDE="), "CALL_PICKUP", "Y2FsbFBpY2t1cDE="},
		"bare uuid":                       {one, "", one},
		"bare uuid in upper case":         {strings.ToUpper(one), "", one},
		"two bare uuids":                  {one + ":" + strings.ToUpper(other), "", one + ":" + other},
		"provisioning id":                 {webexid.EncodeProvisioning(one), "", one},
		"provisioning id with padding":    {standard(one), "", one},
		"provisioning id of two uuids":    {webexid.EncodeProvisioning(one + ":" + other), "", one + ":" + other},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			idType, value, ok := webexid.Decode(test.id)
			if !ok || idType != test.idType || value != test.value {
				t.Errorf("%q is type %q, value %q, %t", test.id, idType, value, ok)
			}
			if got := webexid.UUID(test.id); got != test.value {
				t.Errorf("the uuid is %q", got)
			}
		})
	}
}

// The two alphabets of base64 differ in two characters, which need a value
// with unusual bytes to show.
func TestBothAlphabets(t *testing.T) {
	t.Parallel()
	text := "ciscospark://us/LOCATION/" + "ÿ?>~ÿ?>"
	forURLs, usual := base64.RawURLEncoding.EncodeToString([]byte(text)), base64.RawStdEncoding.EncodeToString([]byte(text))
	if !strings.ContainsAny(forURLs, "-_") || !strings.ContainsAny(usual, "+/") {
		t.Fatalf("the value does not tell the alphabets apart: %s, %s", forURLs, usual)
	}
	if !webexid.Same(forURLs, usual) || !webexid.Same(usual, forURLs) {
		t.Error("the alphabet makes another id")
	}
}

func TestWhatIsNoID(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"", "=", "acme", "acme-2", "Head Office", "not base64!", "sales@acme.example",
		one[:35], one + "0", one + ":", ":" + one, one + ":acme", one[:35] + "g",
		"{" + one + "}", "urn:uuid:" + one, strings.ReplaceAll(one, "-", ""),
		standard("ciscospark://us/PEOPLE/"), standard("ciscospark://us/" + one), standard("ciscospark://"),
		standard("https://us/PEOPLE/" + one), standard("acme"), standard(one + ":acme"),
	} {
		idType, value, ok := webexid.Decode(text)
		if ok || idType != "" || value != text {
			t.Errorf("%q is type %q, value %q, %t", text, idType, value, ok)
		}
		if got := webexid.UUID(text); got != text {
			t.Errorf("the uuid of %q is %q", text, got)
		}
	}
}

func TestSame(t *testing.T) {
	t.Parallel()
	encoded := webexid.Encode(webexid.Customer, one)
	licence := webexid.Encode(webexid.License, one+":VMpro")
	for name, test := range map[string]struct {
		a, b string
		want bool
	}{
		"identical":                     {encoded, encoded, true},
		"padding":                       {encoded, encoded + "==", true},
		"type":                          {encoded, webexid.Encode(webexid.Organization, one), true},
		"bare uuid":                     {encoded, one, true},
		"case of a uuid":                {strings.ToUpper(one), webexid.Encode(webexid.Person, one), true},
		"bare and provisioning":         {one, webexid.EncodeProvisioning(one), true},
		"another uuid":                  {encoded, webexid.Encode(webexid.Customer, other), false},
		"case of a licence's code":      {licence, webexid.Encode(webexid.License, one+":vmPRO"), true},
		"another code":                  {licence, webexid.Encode(webexid.License, one+":VM"), false},
		"code left out":                 {licence, webexid.Encode(webexid.License, one), false},
		"order of two uuids":            {one + ":" + other, other + ":" + one, false},
		"second uuid":                   {one + ":" + other, one, false},
		"case where there is no uuid":   {webexid.Encode("CALL_PICKUP", "Y2Fs"), webexid.Encode("CALL_PICKUP", "y2fs"), false},
		"same text, no id":              {"acme", "acme", true},
		"case of what is no id":         {"acme", "ACME", false},
		"what is no id, with an id":     {"acme", encoded, false},
		"nothing":                       {"", "", true},
		"nothing, with an id":           {"", encoded, false},
		"name that equals a value":      {"12345", webexid.Encode(webexid.Location, "12345"), false},
		"value behind different prefix": {standard("ciscospark://eu/LOCATION/" + one), webexid.Encode(webexid.Location, one), true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := webexid.Same(test.a, test.b); got != test.want {
				t.Errorf("Same(%q, %q) is %t", test.a, test.b, got)
			}
			if got := webexid.Same(test.b, test.a); got != test.want {
				t.Errorf("the other way round it is %t", got)
			}
		})
	}
}

func FuzzDecode(f *testing.F) {
	for _, seed := range []string{
		"", "=", "====", one, one + ":" + other, webexid.Encode(webexid.Person, one), webexid.Encode(webexid.License, one+":Code") + "==",
		webexid.EncodeProvisioning(one + ":" + other), standard("ciscospark://us//"), standard("ciscospark:///"), "\xff\x00", "Y2lzY29zcGFyazov",
	} {
		f.Add(seed, seed)
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		idType, value, ok := webexid.Decode(a)
		if !ok && (idType != "" || value != a) {
			t.Errorf("%q is no id, but has type %q and value %q", a, idType, value)
		}
		if ok && value == "" {
			t.Errorf("%q has no value", a)
		}
		if ok && idType != "" {
			againType, again, ok := webexid.Decode(webexid.Encode(idType, value))
			if !ok || againType != idType || again != value {
				t.Errorf("%q and %q do not survive encoding: %q, %q, %t", idType, value, againType, again, ok)
			}
		}
		if !webexid.Same(a, a) || idType != "" && !webexid.Same(a, a+"=") {
			t.Errorf("%q differs from itself", a)
		}
		if webexid.Same(a, b) != webexid.Same(b, a) {
			t.Errorf("it depends on the order whether %q and %q are the same", a, b)
		}
		if webexid.Same(a, b) && !strings.EqualFold(webexid.UUID(a), webexid.UUID(b)) {
			t.Errorf("%q and %q are the same, but hold %q and %q", a, b, webexid.UUID(a), webexid.UUID(b))
		}
	})
}
