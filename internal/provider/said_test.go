package provider

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
)

func TestSaidWithoutControlCharacters(t *testing.T) {
	t.Parallel()
	said := (&server{provider: &wholesale{}}).said([]*tfprotov6.Diagnostic{{Summary: "a\x1b[2Jb", Detail: "one\n\ttwo\r\x07\u202e\u009bthree"}})
	if len(said) != 1 || said[0].Summary != "a [2Jb" || said[0].Detail != "one\n\ttwo    three" {
		t.Errorf("said %+q", said[0])
	}
}
