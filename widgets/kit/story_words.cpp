#include "widgets/kit/story_words.h"

#include <QCoreApplication>

#include "widgets/kit/plain_text.h"

namespace kit {

namespace {

// What resources/fleets say, word for word: a test holds the two together.
const char *const ofIncidents[] = {
    QT_TRANSLATE_NOOP("StoryWords", "A bad afternoon"),
    QT_TRANSLATE_NOOP("StoryWords", "The cooling of rack 06 stops. Watch the temperature rise, clocks fall, XIDs come, "
                                    "and a node go; its replicas move."),
    QT_TRANSLATE_NOOP("StoryWords", "A storm of XIDs in one rack"),
    QT_TRANSLATE_NOOP("StoryWords",
                      "GPUs of rack 12 report XID after XID; what runs there is restarted again and again."),
    QT_TRANSLATE_NOOP("StoryWords", "A row that throttles"),
    QT_TRANSLATE_NOOP("StoryWords",
                      "Too little air reaches racks 03 and 04; their GPUs grow hot and lower their clocks."),
    QT_TRANSLATE_NOOP("StoryWords", "An NVLink that degrades"),
    QT_TRANSLATE_NOOP("StoryWords", "Links between the GPUs of n126 make errors, twice as many every five minutes, and "
                                    "carry less."),
    QT_TRANSLATE_NOOP("StoryWords", "A canary gone wrong"),
    QT_TRANSLATE_NOOP("StoryWords", "The revision of Llama 70B chat that is on trial is slow and fails, until its "
                                    "guards end the rollout. It needs a canary that is under way: where there is none, "
                                    "change the deployment first."),
    QT_TRANSLATE_NOOP("StoryWords", "A noisy tenant"),
    QT_TRANSLATE_NOOP("StoryWords", "Somebody sends the pictures of a whole archive at once. In Paris the KV cache (4) "
                                    "of Gemma 27B fills up, and the GPUs beside it, of other teams, get half as much "
                                    "done (1). Compare with an hour ago (V) to see both."),
    QT_TRANSLATE_NOOP("StoryWords", "A source stops reporting"),
    QT_TRANSLATE_NOOP("StoryWords", "Nothing is heard of rack 16 for a while."),
    QT_TRANSLATE_NOOP("StoryWords", "An XID storm"),
    QT_TRANSLATE_NOOP("StoryWords", "XIDs in twenty racks at once."),
};

// What fleet_controller.cpp, finding_book.cpp and shipped_engines.cpp give as reasons.
const char *const ofTheService[] = {
    QT_TRANSLATE_NOOP("StoryWords", "The service's own host"),
    QT_TRANSLATE_NOOP("StoryWords", "Found by the service"),
    QT_TRANSLATE_NOOP("StoryWords", "Engine templates of this version of the program"),
};

template <typename Words>
QStringList listOf(const Words &words) {
    QStringList list;
    for (const auto *one : words)
        list << QString::fromUtf8(one);
    return list;
}

} // namespace

QString StoryWords::of(const std::string &words) {
    return harmless(QCoreApplication::translate("StoryWords", words.c_str()));
}

QStringList StoryWords::incidents() {
    return listOf(ofIncidents);
}

QStringList StoryWords::reasons() {
    return listOf(ofTheService);
}

} // namespace kit
