#!/usr/bin/env python3
"""Writes a tiny llama model of random weights that llama.cpp loads and generates with: engine_model.py FILE."""
import sys

import gguf
import numpy as np

LAYERS, WIDTH, HEADS, KV_HEADS, FEED, CONTEXT = 2, 64, 4, 2, 128, 512


def vocabulary():
    """Special tokens, every byte, and the letters as pieces of SentencePiece."""
    tokens = [("<unk>", gguf.TokenType.UNKNOWN), ("<s>", gguf.TokenType.CONTROL), ("</s>", gguf.TokenType.CONTROL)]
    tokens += [(f"<0x{byte:02X}>", gguf.TokenType.BYTE) for byte in range(256)]
    tokens += [(letter, gguf.TokenType.NORMAL) for letter in "\u2581abcdefghijklmnopqrstuvwxyz"]
    return tokens


def main(path):
    tokens = vocabulary()
    random = np.random.default_rng(7)

    def weights(*shape):
        return (random.standard_normal(shape) * 0.1).astype(np.float32)

    writer = gguf.GGUFWriter(path, "llama")
    writer.add_name("Random")
    writer.add_file_type(gguf.LlamaFileType.ALL_F32)
    writer.add_context_length(CONTEXT)
    writer.add_embedding_length(WIDTH)
    writer.add_block_count(LAYERS)
    writer.add_feed_forward_length(FEED)
    writer.add_head_count(HEADS)
    writer.add_head_count_kv(KV_HEADS)
    writer.add_rope_dimension_count(WIDTH // HEADS)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_vocab_size(len(tokens))
    writer.add_tokenizer_model("llama")
    writer.add_token_list([token for token, _ in tokens])
    writer.add_token_scores([-float(place) for place in range(len(tokens))])
    writer.add_token_types([kind for _, kind in tokens])
    writer.add_bos_token_id(1)
    writer.add_eos_token_id(2)
    writer.add_unk_token_id(0)
    writer.add_chat_template("{% for message in messages %}{{ message['content'] }}{% endfor %}")
    writer.add_tensor("token_embd.weight", weights(len(tokens), WIDTH))
    writer.add_tensor("output_norm.weight", np.ones(WIDTH, np.float32))
    writer.add_tensor("output.weight", weights(len(tokens), WIDTH))
    key_width = WIDTH // HEADS * KV_HEADS
    for layer in range(LAYERS):
        block = f"blk.{layer}."
        writer.add_tensor(block + "attn_norm.weight", np.ones(WIDTH, np.float32))
        writer.add_tensor(block + "attn_q.weight", weights(WIDTH, WIDTH))
        writer.add_tensor(block + "attn_k.weight", weights(key_width, WIDTH))
        writer.add_tensor(block + "attn_v.weight", weights(key_width, WIDTH))
        writer.add_tensor(block + "attn_output.weight", weights(WIDTH, WIDTH))
        writer.add_tensor(block + "ffn_norm.weight", np.ones(WIDTH, np.float32))
        writer.add_tensor(block + "ffn_gate.weight", weights(FEED, WIDTH))
        writer.add_tensor(block + "ffn_up.weight", weights(FEED, WIDTH))
        writer.add_tensor(block + "ffn_down.weight", weights(WIDTH, FEED))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


if __name__ == "__main__":
    main(sys.argv[1])
