package main

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func (log *openedLog) checkProofs() (int, error) {
	files, err := filepath.Glob(filepath.Join(log.directory, "proofs", "*"))
	if err != nil {
		return 0, err
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err == nil && strings.HasSuffix(file, ".tlog-proof") {
			err = log.checkProofFile(string(data))
		} else if err == nil {
			err = log.checkProofJSON(data)
		}
		if err != nil {
			return 0, fmt.Errorf("%s: %v", filepath.Base(file), err)
		}
	}
	return len(files), nil
}

// A file of c2sp.org/tlog-proof@v1.
type proofFile struct {
	extra      []byte
	index      int64
	hashes     []string
	checkpoint string
}

func parseProofFile(text string) (proof proofFile, err error) {
	parts := strings.SplitN(text, "\n\n", 2)
	if len(parts) != 2 {
		return proof, fmt.Errorf("it has no checkpoint")
	}
	proof.checkpoint = parts[1]
	lines := strings.Split(parts[0], "\n")
	if lines[0] != "c2sp.org/tlog-proof@v1" || len(lines) < 2 {
		return proof, fmt.Errorf("it begins with %q", lines[0])
	}
	lines = lines[1:]
	if strings.HasPrefix(lines[0], "extra ") && len(lines) > 1 {
		if proof.extra, err = base64.StdEncoding.DecodeString(strings.TrimPrefix(lines[0], "extra ")); err != nil {
			return proof, err
		}
		lines = lines[1:]
	}
	proof.index, err = strconv.ParseInt(strings.TrimPrefix(lines[0], "index "), 10, 64)
	if err != nil || !strings.HasPrefix(lines[0], "index ") {
		return proof, fmt.Errorf("it has no index")
	}
	proof.hashes = lines[1:]
	return proof, nil
}

// checkProofFile checks a proof against the log; its checkpoint may be older than the log's.
func (log *openedLog) checkProofFile(text string) error {
	proof, err := parseProofFile(text)
	if err != nil {
		return err
	}
	tree, err := log.openCheckpoint([]byte(proof.checkpoint))
	if err != nil {
		return err
	}
	return log.checkInclusion(proof.hashes, proof.index, tree)
}

// judgeProof checks a proof that stands alone: the entry is its extra data.
func judgeProof(key string) error {
	text, err := io.ReadAll(os.Stdin)
	if err != nil {
		return err
	}
	verifier, err := note.NewVerifier(key)
	if err != nil {
		return err
	}
	proof, err := parseProofFile(string(text))
	if err != nil {
		return err
	}
	tree, err := (&openedLog{verifier: verifier}).openCheckpoint([]byte(proof.checkpoint))
	if err != nil {
		return err
	}
	path, err := decodeHashes(proof.hashes)
	if err != nil {
		return err
	}
	if err := tlog.CheckRecord(path, tree.N, tree.Hash, proof.index, tlog.RecordHash(proof.extra)); err != nil {
		return err
	}
	fmt.Printf("OK index=%d size=%d\n%s", proof.index, tree.N, proof.extra)
	return nil
}

// A number that may stand in quotes, as protobuf writes 64-bit integers.
type number int64

func (n *number) UnmarshalJSON(data []byte) error {
	value, err := strconv.ParseInt(strings.Trim(string(data), `"`), 10, 64)
	*n = number(value)
	return err
}

func (log *openedLog) checkProofJSON(data []byte) error {
	var proof struct {
		Index    number   `json:"index"`
		TreeSize number   `json:"tree_size"`
		OldSize  number   `json:"old_size"`
		NewSize  number   `json:"new_size"`
		Hashes   []string `json:"hashes"`
	}
	if err := json.Unmarshal(data, &proof); err != nil {
		return err
	}
	size := proof.TreeSize + proof.NewSize
	root, err := log.root(int64(size))
	if err != nil {
		return err
	}
	tree := tlog.Tree{N: int64(size), Hash: root}
	if proof.TreeSize != 0 {
		return log.checkInclusion(proof.Hashes, int64(proof.Index), tree)
	}
	return log.checkConsistency(proof.Hashes, int64(proof.OldSize), tree)
}

func (log *openedLog) checkInclusion(lines []string, index int64, tree tlog.Tree) error {
	if index < 0 || index >= log.tree.N {
		return fmt.Errorf("entry %d is beyond the log", index)
	}
	path, err := decodeHashes(lines)
	if err != nil {
		return err
	}
	return tlog.CheckRecord(path, tree.N, tree.Hash, index, log.leaf(index))
}

func (log *openedLog) checkConsistency(lines []string, older int64, newer tlog.Tree) error {
	path, err := decodeHashes(lines)
	if err != nil {
		return err
	}
	root, err := log.root(older)
	if err != nil {
		return err
	}
	return tlog.CheckTree(path, newer.N, newer.Hash, older, root)
}

func decodeHashes(lines []string) ([]tlog.Hash, error) {
	hashes := make([]tlog.Hash, len(lines))
	for i, line := range lines {
		data, err := base64.StdEncoding.DecodeString(line)
		if err != nil || len(data) != tlog.HashSize {
			return nil, fmt.Errorf("malformed hash %q", line)
		}
		copy(hashes[i][:], data)
	}
	return hashes, nil
}
