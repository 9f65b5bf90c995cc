#include "widgets/deployments/memory_words.h"

#include "widgets/kit/figures.h"
#include "widgets/kit/sentences.h"

namespace deploymentspage {

QString MemoryWords::name(const v1::MemoryTerm &term) {
    const auto word = kit::Sentences::word(term.kind());
    return term.layer_kind() == v1::LAYER_KIND_UNSPECIFIED
               ? word
               : tr("%1, %2", "kind of memory, kind of layers").arg(word, kit::Sentences::word(term.layer_kind()));
}

QString MemoryWords::formula(const v1::MemoryTerm &term) {
    QStringList factors;
    if (term.layers() > 0)
        factors << tr("%n layer(s)", nullptr, term.layers());
    if (term.tokens() > 0)
        factors << tr("%L1 tokens").arg(static_cast<qlonglong>(term.tokens()));
    if (term.bytes_per_token() > 0)
        factors << kit::Figures::bytes(term.bytes_per_token());
    if (term.sequences() > 0)
        factors << tr("%n sequence(s)", nullptr, static_cast<int>(term.sequences()));
    return factors.join(QStringLiteral(" × "));
}

QString MemoryWords::amount(const v1::MemoryTerm &term) {
    return term.has_bytes() ? kit::Figures::bytes(term.bytes()) : tr("not known");
}

QString MemoryWords::total(const v1::MemoryEstimate &estimate) {
    return estimate.has_total_bytes() ? kit::Figures::bytes(estimate.total_bytes()) : tr("not known");
}

} // namespace deploymentspage
