#pragma once

#include <functional>

#include <QPixmap>
#include <QWidget>

#include "widgets/kit/series_parts.h"
#include "widgets/kit/theme.h"

namespace kit {

class TimeText;

// One thing over time as a strip: what it is and its value in a gutter at the leading edge, beside it the line of means
// with the band from least to greatest. Charts below each other share a time axis that stands elsewhere, and a cursor.
// Where nothing is known there is no line, and words say which absence it is. Costs follow the width, and the number of
// steps only as far as each is looked at once; a cursor that moves draws nothing of the series anew.
class TimeChart : public QWidget {
    Q_OBJECT

public:
    struct Scale {
        // How values are written, with their unit.
        std::function<QString(double)> words;
        // The axis begins at 0 and reaches at least up to here.
        double high = 0;
        // The smallest step of its marks.
        double least = 1;
    };
    // An instant at which something happened.
    struct Mark {
        qint64 time = 0;
        Tone tone = Tone::Info;
        bool operator==(const Mark &) const = default;
    };

    TimeChart(const Theme &theme, const TimeText &times, Scale scale, QWidget *parent = nullptr);

    // Also what assistive programs call it.
    void setTitle(const QString &title);
    // Which of the theme's colors of series it has.
    void setPlace(int place);
    void setSeries(TimeSeries series);
    // What the strip shows, and where the time axis has marks.
    void setSpan(const TimeSpan &span, const QList<qint64> &ticks);
    void setMarks(const QList<Mark> &marks);
    // What is known of the present, where that is newer than the last step; empty takes the last step. And between
    // which values it was within the span, which belongs to what the strip says of least and greatest.
    void setLatest(const QString &words, const std::optional<TimeSeries::Spread> &seen = {});
    void setCursorTime(std::optional<qint64> time);

    const QString &title() const { return title_; }
    const TimeSeries &series() const { return series_; }
    // What stands in the gutter now: the value under the cursor, or the latest; and between which values it lies.
    QString valueWords() const;
    QString spreadWords() const;
    // Where the line is drawn. All charts of one theme have it at the same place.
    QRectF plotRect() const;
    static int gutterWidth(const Theme &theme);
    double positionOf(qint64 time) const;
    qint64 timeAt(double x) const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    // The pointer is over this time; nothing where it left.
    void pointed(const std::optional<qint64> &time);
    void pressed(qint64 time);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void renew();
    void fold();
    // Of all that is shown and the latest value.
    std::optional<TimeSeries::Spread> wholeSpread() const;
    std::size_t mostPoints() const;
    bool hasGaps() const;
    void describe();
    Absence cursorAbsence() const;
    void drawPicture();
    void paintSeries(QPainter &painter) const;
    void paintGrid(QPainter &painter) const;
    void paintScale(QPainter &painter) const;
    void paintGaps(QPainter &painter) const;
    void paintMarks(QPainter &painter) const;
    void paintCursor(QPainter &painter) const;
    void paintValue(QPainter &painter) const;
    // In the gutter, from that height on; gives the height below it.
    double paintInGutter(QPainter &painter, double y, TextRole role, Color color, const QString &words) const;
    double heightOf(double value) const;

    const Theme &theme_;
    const TimeText &times_;
    const Scale scale_;
    QString title_;
    int place_ = 0;
    TimeSeries series_;
    TimeSpan span_;
    QList<qint64> ticks_;
    QList<Mark> marks_;
    QString latest_;
    std::optional<TimeSeries::Spread> seen_;
    std::optional<qint64> cursor_;
    QList<double> values_{0, 1};    // marks of the axis
    std::vector<SeriesPart> parts_; // what is drawn of it
    std::optional<TimeSeries::Spread> spread_;
    QPixmap picture_; // all of it but what follows cursor and focus
    bool isDrawn_ = false;
};

} // namespace kit
