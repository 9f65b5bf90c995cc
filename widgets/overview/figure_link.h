#pragma once

#include <QAbstractButton>

#include "widgets/kit/theme.h"

namespace overviewpage {

// A figure over the word for what is counted, which leads to what it counts. Nothing to count is shown faintly.
class FigureLink : public QAbstractButton {
    Q_OBJECT

public:
    // The tone in which it is shown where there is something to count.
    FigureLink(const kit::Theme &theme, const QString &word, kit::Tone tone, QWidget *parent = nullptr);

    // What is counted, as a whole phrase for who cannot see how the two stand: "3 GPUs are critical".
    void setFigure(int figure, const QString &phrase);
    // Not known, and not zero.
    void setUnknown(const QString &why);

    // To be read from afar.
    void present();

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString figureText() const;

    const kit::Theme &theme_;
    const kit::Tone tone_;
    std::optional<int> figure_;
    kit::TextRole figureRole_ = kit::TextRole::Object;
    kit::TextRole wordRole_ = kit::TextRole::Caption;
};

} // namespace overviewpage
