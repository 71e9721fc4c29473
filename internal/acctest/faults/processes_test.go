package faults_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
)

// providersOf finds the provider processes that a Terraform process started.
// It needs /proc, and finds none elsewhere.
func providersOf(terraform int, program string) []int {
	var found []int
	entries, err := filepath.Glob("/proc/[0-9]*/stat")
	if err != nil {
		return nil
	}
	for _, entry := range entries {
		pid, err := strconv.Atoi(filepath.Base(filepath.Dir(entry)))
		if err != nil {
			continue
		}
		stat, err := os.ReadFile(entry)
		if err != nil {
			continue
		}
		// The name of the program stands in parentheses and may hold anything.
		fields := strings.Fields(string(stat[bytes.LastIndexByte(stat, ')')+1:]))
		if len(fields) < 2 || fields[1] != strconv.Itoa(terraform) {
			continue
		}
		if target, err := os.Readlink(filepath.Join(filepath.Dir(entry), "exe")); err == nil && target == program {
			found = append(found, pid)
		}
	}
	return found
}

// kill ends processes of this test at once. One that has ended is no problem.
func kill(t *testing.T, pids ...int) {
	t.Helper()
	for _, pid := range pids {
		if err := syscall.Kill(pid, syscall.SIGKILL); err != nil && err != syscall.ESRCH {
			t.Errorf("kill: %v", err)
		}
	}
}
