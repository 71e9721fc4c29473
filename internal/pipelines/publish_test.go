// Package pipelines_test runs the script of examples/pipelines that talks to the platforms, against servers that answer as the
// platforms' documentation says. scripts/pipelines.sh tests all others.
package pipelines_test

import (
	"encoding/pem"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

const token = "a-token-of-the-platform-4713"

func TestPublish(t *testing.T) {
	t.Parallel()
	t.Run("GitLab", func(t *testing.T) {
		t.Parallel()
		needs(t, "sh", "git", "curl", "jq")
		held := new(platform)
		server := httptest.NewServer(held.gitlab())
		t.Cleanup(server.Close)
		story(t, held, "PLATFORM=gitlab", "GITLAB_TOKEN="+token, "CI_PROJECT_ID=7", "CI_API_V4_URL="+server.URL)
	})
	t.Run("GitHub", func(t *testing.T) {
		t.Parallel()
		needs(t, "sh", "git", "gh")
		held := new(platform)
		server := httptest.NewTLSServer(held.github())
		t.Cleanup(server.Close)
		certificate := filepath.Join(t.TempDir(), "certificate.pem")
		block := &pem.Block{Type: "CERTIFICATE", Bytes: server.Certificate().Raw}
		if err := os.WriteFile(certificate, pem.EncodeToMemory(block), 0o600); err != nil {
			t.Fatal(err)
		}
		story(t, held, "PLATFORM=github", "GITHUB_REPOSITORY=partner/wholesale", "SSL_CERT_FILE="+certificate,
			"GH_HOST="+strings.TrimPrefix(server.URL, "https://"), "GH_ENTERPRISE_TOKEN="+token, "GH_CONFIG_DIR="+t.TempDir())
	})
}

// needs skips a test where a program is missing.
func needs(t *testing.T, programs ...string) {
	t.Helper()
	for _, program := range programs {
		if _, err := exec.LookPath(program); err != nil {
			t.Skipf("this test needs %s", program)
		}
	}
}

// story is what happens on a platform in a few days.
func story(t *testing.T, held *platform, environment ...string) {
	t.Helper()
	folder := t.TempDir()
	if output, err := exec.CommandContext(t.Context(), "git", "init", "--quiet", folder).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, output)
	}
	script, err := filepath.Abs(filepath.Join("..", "..", "examples", "pipelines", "scripts", "publish.sh"))
	if err != nil {
		t.Fatal(err)
	}
	publish := func(text string, arguments ...string) string {
		t.Helper()
		if text != "" {
			file := filepath.Join(folder, "text.md")
			if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
			arguments = append(arguments, file)
		}
		// Traced, as somebody does who looks for a mistake.
		command := exec.CommandContext(t.Context(), "sh", append([]string{"-x", script}, arguments...)...)
		command.Dir = folder
		command.Env = append(os.Environ(), append(environment, "PULL_REQUEST=3")...)
		var trace strings.Builder
		command.Stderr = &trace
		output, err := command.Output()
		if err != nil {
			t.Fatalf("%v: %v\n%s%s", arguments, err, output, trace.String())
		}
		if strings.Contains(trace.String(), token) {
			t.Errorf("%v: the trace shows the token:\n%s", arguments, trace.String())
		}
		return strings.TrimSpace(string(output))
	}
	show := func() string {
		t.Helper()
		return publish("", "open")
	}

	publish("a first review", "comment", "acme")
	publish("of another customer", "comment", "nova")
	publish("a second review & more", "comment", "acme")
	if open := show(); open != "" {
		t.Errorf("before any drift there is an issue of %q", open)
	}
	publish("", "resolve", "acme")
	publish("some drift", "issue", "acme")
	publish("other drift", "issue", "nova")
	publish("more drift", "issue", "acme")
	if open := strings.Fields(show()); len(open) != 2 {
		t.Errorf("issues are open of %q", open)
	}
	publish("", "resolve", "nova")
	if open := show(); open != "acme" {
		t.Errorf("issues are open of %q", open)
	}

	for said, times := range map[string]int{
		"a first review": 0, "of another customer": 1, "a second review & more": 1, "some drift": 0, "other drift": 1, "more drift": 1,
	} {
		if found := held.count(said); found != times {
			t.Errorf("%q stands there %d times, not %d", said, found, times)
		}
	}
}
