package webex

import (
	"encoding/pem"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
)

func quietLog() *log.Logger { return log.New(io.Discard, "", 0) }

func TestOwnCertificateAuthority(t *testing.T) {
	t.Parallel()
	server := httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		_, _ = io.WriteString(w, `{"id":"o"}`)
	}))
	defer server.Close()
	certificate := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: server.Certificate().Raw})
	client, err := NewClient(Config{BaseURL: server.URL, AccessToken: "t", CACertificates: certificate})
	if err != nil {
		t.Fatal(err)
	}
	if organization, err := client.GetOrganization(t.Context(), "o"); err != nil || organization.ID != "o" {
		t.Errorf("organization %+v, error %v", organization, err)
	}
}

func TestRedirects(t *testing.T) {
	t.Parallel()
	var reached atomic.Int32
	other := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, request *http.Request) {
		reached.Add(1)
		if request.Header.Get("Authorization") != "" {
			t.Error("the token reached another host")
		}
		_, _ = io.WriteString(w, `{"id":"o"}`)
	}))
	defer other.Close()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, request *http.Request) {
		switch request.URL.Path {
		case "/organizations/elsewhere":
			http.Redirect(w, request, other.URL+"/organizations/o", http.StatusFound)
		case "/organizations/moved":
			http.Redirect(w, request, "/organizations/o", http.StatusMovedPermanently)
		case "/organizations/circle":
			http.Redirect(w, request, "/organizations/circle", http.StatusFound)
		case "/wholesale/customers":
			http.Redirect(w, request, "/organizations/o", http.StatusTemporaryRedirect)
		default:
			if request.Header.Get("Authorization") != "Bearer t" {
				t.Error("the token got lost on the same host")
			}
			_, _ = io.WriteString(w, `{"id":"o"}`)
		}
	}))
	defer server.Close()
	client, err := NewClient(Config{BaseURL: server.URL, AccessToken: "t"})
	if err != nil {
		t.Fatal(err)
	}
	if organization, err := client.GetOrganization(t.Context(), "moved"); err != nil || organization.ID != "o" {
		t.Errorf("on the same host: %+v, %v", organization, err)
	}
	for _, id := range []string{"elsewhere", "circle"} {
		if _, err := client.GetOrganization(t.Context(), id); err == nil || !strings.Contains(err.Error(), "not followed") {
			t.Errorf("%s: error is %v", id, err)
		}
	}
	if _, err := client.CreateCustomer(t.Context(), minimalCustomer()); err == nil || Doubtful(err) {
		t.Errorf("a redirected POST: error is %v", err)
	}
	if reached.Load() != 0 {
		t.Error("another host answered for Webex")
	}
}
