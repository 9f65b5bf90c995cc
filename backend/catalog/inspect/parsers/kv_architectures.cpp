#include "backend/catalog/inspect/parsers/kv_architectures.h"

#include <algorithm>
#include <array>

namespace inspect {

namespace {

constexpr KvArchitecture decoder(std::string_view name, int windowPeriod = -1) {
    return {name, KvFamily::Decoder, windowPeriod, false, false};
}

constexpr KvArchitecture ownHeads(std::string_view name, int windowPeriod = -1) {
    return {name, KvFamily::Decoder, windowPeriod, true, false};
}

constexpr KvArchitecture allHeads(std::string_view name) {
    return {name, KvFamily::Decoder, -1, false, true};
}

constexpr KvArchitecture of(KvFamily family, std::string_view name) {
    return {name, family, -1, false, false};
}

// Names as llama.cpp and as Hugging Face write them; sorted.
constexpr std::array table{
    decoder("apertus"),
    decoder("arcee"),
    decoder("arctic"),
    decoder("baichuan"),
    decoder("bailingmoe"),
    of(KvFamily::Encoder, "bert"),
    decoder("bitnet"),
    allHeads("bloom"),
    decoder("codeshell"),
    decoder("cohere"),
    decoder("cohere2", 4),
    decoder("command-r"),
    decoder("dbrx"),
    of(KvFamily::Encoder, "deberta-v2"),
    decoder("deepseek"),
    of(KvFamily::Latent, "deepseek2"),
    of(KvFamily::Latent, "deepseek_v2"),
    of(KvFamily::Latent, "deepseek_v3"),
    of(KvFamily::Encoder, "distilbert"),
    decoder("dots1"),
    of(KvFamily::Encoder, "electra"),
    ownHeads("ernie4_5"),
    ownHeads("ernie4_5-moe"),
    ownHeads("ernie4_5_moe"),
    of(KvFamily::Encoder, "eurobert"),
    decoder("exaone"),
    decoder("exaone4", 4),
    of(KvFamily::Recurrent, "falcon_mamba"),
    ownHeads("gemma"),
    of(KvFamily::Encoder, "gemma-embedding"),
    ownHeads("gemma2", 2),
    ownHeads("gemma3", 6),
    ownHeads("gemma3_text", 6),
    decoder("glm4"),
    decoder("glm4_moe"),
    decoder("glm4moe"),
    ownHeads("gpt-oss", 2),
    allHeads("gpt2"),
    allHeads("gpt_neox"),
    ownHeads("gpt_oss", 2),
    allHeads("gptj"),
    allHeads("gptneox"),
    decoder("granite"),
    of(KvFamily::Hybrid, "granitehybrid"),
    decoder("granitemoe"),
    of(KvFamily::Hybrid, "granitemoehybrid"),
    decoder("grok"),
    decoder("hunyuan-dense"),
    decoder("hunyuan-moe"),
    decoder("internlm2"),
    decoder("jais"),
    of(KvFamily::Hybrid, "jamba"),
    of(KvFamily::Encoder, "jina-bert-v2"),
    of(KvFamily::Encoder, "jina-bert-v3"),
    of(KvFamily::Latent, "kimi_k2"),
    of(KvFamily::Hybrid, "lfm2"),
    of(KvFamily::Hybrid, "lfm2_moe"),
    of(KvFamily::Hybrid, "lfm2moe"),
    decoder("llama"),
    decoder("llama4", 4),
    decoder("llama4_text", 4),
    of(KvFamily::Recurrent, "mamba"),
    of(KvFamily::Recurrent, "mamba2"),
    decoder("minicpm"),
    ownHeads("minimax-m2"),
    ownHeads("minimax_m2"),
    ownHeads("ministral3"),
    decoder("mistral", 0),
    decoder("mistral3"),
    decoder("mixtral", 0),
    of(KvFamily::Encoder, "modern-bert"),
    of(KvFamily::Encoder, "modernbert"),
    of(KvFamily::Encoder, "mpnet"),
    decoder("mpt"),
    decoder("nemotron"),
    of(KvFamily::Encoder, "neo-bert"),
    of(KvFamily::Encoder, "nomic-bert"),
    of(KvFamily::Encoder, "nomic-bert-moe"),
    of(KvFamily::Encoder, "nomic_bert"),
    decoder("olmo"),
    decoder("olmo2", 4),
    decoder("olmo3", 4),
    decoder("olmoe"),
    decoder("openelm"),
    allHeads("opt"),
    decoder("orion"),
    decoder("phi"),
    decoder("phi2"),
    decoder("phi3", 0),
    decoder("phimoe", 0),
    decoder("plamo"),
    decoder("qwen"),
    decoder("qwen2"),
    decoder("qwen2_5_vl"),
    decoder("qwen2_5_vl_text"),
    decoder("qwen2_moe"),
    decoder("qwen2_vl"),
    decoder("qwen2_vl_text"),
    decoder("qwen2moe"),
    decoder("qwen2vl"),
    ownHeads("qwen3"),
    ownHeads("qwen3_moe"),
    of(KvFamily::Hybrid, "qwen3_next"),
    ownHeads("qwen3_vl_moe_text"),
    ownHeads("qwen3_vl_text"),
    ownHeads("qwen3moe"),
    of(KvFamily::Hybrid, "qwen3next"),
    ownHeads("qwen3vl"),
    ownHeads("qwen3vlmoe"),
    decoder("refact"),
    of(KvFamily::Encoder, "roberta"),
    of(KvFamily::Recurrent, "rwkv6"),
    of(KvFamily::Recurrent, "rwkv7"),
    ownHeads("seed_oss"),
    decoder("smollm3"),
    decoder("stablelm"),
    decoder("starcoder"),
    decoder("starcoder2", 0),
    of(KvFamily::Encoder, "t5encoder"),
    of(KvFamily::Encoder, "xlm-roberta"),
    decoder("xverse"),
};

constexpr bool before(const KvArchitecture &a, const KvArchitecture &b) {
    return a.name < b.name;
}
static_assert(std::is_sorted(table.begin(), table.end(), before), "found by binary search");

} // namespace

const KvArchitecture *findKvArchitecture(std::string_view name) {
    const auto found = std::lower_bound(table.begin(), table.end(), KvArchitecture{name, KvFamily::Decoder}, before);
    return found == table.end() || found->name != name ? nullptr : &*found;
}

} // namespace inspect
