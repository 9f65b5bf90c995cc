package main

import (
	"errors"
	"fmt"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const (
	refused    = "refused"
	accepted   = "accepted"
	checkpoint = "checkpoint"
)

// judgeNotes says of each note whether it is refused, accepted, or accepted and a checkpoint.
func judgeNotes(keys []string) error {
	var known []note.Verifier
	for _, key := range keys {
		verifier, err := note.NewVerifier(key)
		if err != nil {
			return err
		}
		known = append(known, verifier)
	}
	return eachFrame(func(message []byte) string {
		opened, err := note.Open(message, note.VerifierList(known...))
		if err != nil {
			return refused
		}
		if _, _, err := parseCheckpoint(opened.Text); err != nil {
			return accepted
		}
		return checkpoint
	})
}

// judgePaths says of each C2SP tile path whether it is one. Go's paths name the tiles' height too, and call entries
// data.
func judgePaths() error {
	return eachFrame(func(path []byte) string {
		if _, err := parseTilePath(string(path)); err != nil {
			return refused
		}
		return accepted
	})
}

func judgeKeys() error {
	return eachFrame(func(key []byte) string {
		if _, err := note.NewVerifier(string(key)); err != nil {
			return refused
		}
		return accepted
	})
}

// parseCheckpoint reads a C2SP checkpoint: Go's tree note with another first line, and no empty line.
func parseCheckpoint(text string) (origin string, tree tlog.Tree, err error) {
	lines := strings.SplitN(text, "\n", 2)
	if len(lines) != 2 || strings.Contains("\n"+text, "\n\n") {
		return "", tlog.Tree{}, errors.New("the checkpoint has an empty line")
	}
	tree, err = tlog.ParseTree([]byte("go.sum database tree\n" + lines[1]))
	return lines[0], tree, err
}

func parseTilePath(path string) (tlog.Tile, error) {
	rest := strings.TrimPrefix(path, "tile/")
	if rest == path || strings.HasPrefix(rest, "data/") {
		return tlog.Tile{}, fmt.Errorf("not a tile path: %q", path)
	}
	if entries := strings.TrimPrefix(rest, "entries/"); entries != rest {
		rest = "data/" + entries
	}
	tile, err := tlog.ParseTilePath(fmt.Sprintf("tile/%d/%s", tileHeight, rest))
	if err == nil && tile.L > 63 {
		return tlog.Tile{}, fmt.Errorf("no such level: %q", path)
	}
	return tile, err
}

// tilePath is the C2SP path of a hash tile.
func tilePath(tile tlog.Tile) string {
	return strings.Replace(tile.Path(), fmt.Sprintf("tile/%d/", tileHeight), "tile/", 1)
}
