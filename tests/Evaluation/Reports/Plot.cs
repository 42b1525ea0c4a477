using System.Text;
using Hjemvakt.Evaluation.Playing;
using static Hjemvakt.Evaluation.Reports.ReportNumbers;

namespace Hjemvakt.Evaluation.Reports;

/// <summary>
/// Two pictures in one SVG: time to detection by hour of the day, and the trade-off curve beside the published figure.
/// Written by hand: a few lines and circles are no reason for a drawing library and its native parts.
/// </summary>
public static class Plot
{
    private const int Width = 1040;
    private const int Height = 420;
    private const string Style =
        "text{font:12px system-ui,sans-serif;fill:#222}.t{font-weight:600;font-size:14px}.g{stroke:#ddd}.a{stroke:#555}" +
        ".m{fill:#2a6f97}.p{stroke:#2a6f97;stroke-width:2}.c{fill:none;stroke:#2a6f97;stroke-width:2}.x{fill:#c1121f}.d{stroke:#c1121f;stroke-dasharray:5 4}";

    public static string Write(InactivityReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var svg = new StringBuilder();
        svg.Append(Say($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"Time to detection by hour, and the trade-off curve\">\n"));
        svg.Append(Say($"<style>{Style}</style><rect width=\"{Width}\" height=\"{Height}\" fill=\"#fff\"/>\n"));
        ByHour(svg, report.Figures);
        Curve(svg, report);
        return svg.Append("</svg>\n").ToString();
    }

    private static void ByHour(StringBuilder svg, Figures figures)
    {
        var hours = Enumerable.Range(0, 24).Select(h => Detection.Of(figures.Silences.Where(s => s.At.Hour == h))).ToList();
        var top = Math.Max(6, Math.Ceiling(Math.Max(hours.Max(h => h.P90.TotalHours), Figures.DetectionToBeat.TotalHours) / 2) * 2);
        var area = new Area(60, 60, 480, 310, 0, 24, 0, top);
        area.Frame(svg, "Time to detection by hour in which the silence begins", "hour of the day", "hours (bar: mean, line: 90 % within)", 4, 2);
        for (var hour = 0; hour < 24; hour++)
        {
            var (mean, p90) = (area.Y(hours[hour].Mean.TotalHours), area.Y(hours[hour].P90.TotalHours));
            svg.Append(Say($"<rect class=\"m\" x=\"{area.X(hour + 0.15):0.#}\" y=\"{mean:0.#}\" width=\"{area.X(0.7) - area.X(0):0.#}\" height=\"{area.Y(0) - mean:0.#}\"/>"));
            svg.Append(Say($"<line class=\"p\" x1=\"{area.X(hour + 0.5):0.#}\" x2=\"{area.X(hour + 0.5):0.#}\" y1=\"{mean:0.#}\" y2=\"{p90:0.#}\"/>\n"));
        }

        var published = area.Y(Figures.DetectionToBeat.TotalHours);
        svg.Append(Say($"<line class=\"d\" x1=\"{area.Left}\" x2=\"{area.Left + area.Wide}\" y1=\"{published:0.#}\" y2=\"{published:0.#}\"/>"));
        svg.Append(Say($"<text x=\"{area.Left}\" y=\"{area.Top - 14}\">mean {Clock(figures.All.Mean)}; dashed: published mean {Clock(Figures.DetectionToBeat)}</text>\n"));
    }

    private static void Curve(StringBuilder svg, InactivityReport report)
    {
        var curve = report.Curve.OrderBy(f => f.Playback.Settings.FalseAlarmsPerWeek).ToList();
        var right = Math.Max(0.12, Math.Ceiling(curve.Max(f => f.FalsePerDay) / 0.04) * 0.04);
        var top = Math.Max(8, Math.Ceiling(curve.Max(f => f.All.Mean.TotalHours) / 2) * 2);
        var area = new Area(640, 60, 360, 310, 0, right, 0, top);
        area.Frame(svg, "False alarms against time to detection, all days", "false alarms a day", "mean time to detection, hours", right / 4, 2);
        var points = string.Join(' ', curve.Select(f => Say($"{area.X(f.FalsePerDay):0.#},{area.Y(f.All.Mean.TotalHours):0.#}")));
        svg.Append(Say($"<polyline class=\"c\" points=\"{points}\"/>\n"));
        foreach (var figures in curve)
        {
            var chosen = figures.Playback.Settings.FalseAlarmsPerWeek == report.Figures.Playback.Settings.FalseAlarmsPerWeek;
            svg.Append(Say($"<circle class=\"m\" r=\"{(chosen ? 6 : 3)}\" cx=\"{area.X(figures.FalsePerDay):0.#}\" cy=\"{area.Y(figures.All.Mean.TotalHours):0.#}\"><title>{figures.Playback.Settings.FalseAlarmsPerWeek:0.00} a week accepted</title></circle>\n"));
        }

        svg.Append(Say($"<text x=\"{area.Left}\" y=\"{area.Top - 14}\">each point a budget; the large one is the setting, {report.Figures.FalsePerDay:0.000} a day</text>\n"));
        var (x, y) = (area.X(Figures.FalsePerDayToBeat), area.Y(Figures.DetectionToBeat.TotalHours));
        svg.Append(Say($"<rect class=\"x\" x=\"{x - 5:0.#}\" y=\"{y - 5:0.#}\" width=\"10\" height=\"10\"/><text x=\"{x:0.#}\" y=\"{y - 10:0.#}\" text-anchor=\"middle\">published</text>\n"));
    }

    /// <summary>A rectangle of the picture and the values it stands for.</summary>
    private readonly record struct Area(double Left, double Top, double Wide, double High, double FromX, double ToX, double FromY, double ToY)
    {
        public double X(double value) => Left + ((value - FromX) / (ToX - FromX) * Wide);

        public double Y(double value) => Top + High - ((value - FromY) / (ToY - FromY) * High);

        public void Frame(StringBuilder svg, string title, string across, string up, double stepX, double stepY)
        {
            svg.Append(Say($"<text class=\"t\" x=\"{Left}\" y=\"{Top - 34}\">{title}</text>\n"));
            for (var value = FromY; value <= ToY + 1e-9; value += stepY)
            {
                svg.Append(Say($"<line class=\"g\" x1=\"{Left}\" x2=\"{Left + Wide}\" y1=\"{Y(value):0.#}\" y2=\"{Y(value):0.#}\"/><text x=\"{Left - 8}\" y=\"{Y(value) + 4:0.#}\" text-anchor=\"end\">{value:0.##}</text>\n"));
            }

            for (var value = FromX; value <= ToX + 1e-9; value += stepX)
            {
                svg.Append(Say($"<text x=\"{X(value):0.#}\" y=\"{Top + High + 18}\" text-anchor=\"middle\">{value:0.##}</text>\n"));
            }

            svg.Append(Say($"<line class=\"a\" x1=\"{Left}\" x2=\"{Left + Wide}\" y1=\"{Top + High}\" y2=\"{Top + High}\"/>\n"));
            svg.Append(Say($"<text x=\"{Left + (Wide / 2)}\" y=\"{Top + High + 38}\" text-anchor=\"middle\">{across}</text>\n"));
            svg.Append(Say($"<text transform=\"translate({Left - 40} {Top + (High / 2)}) rotate(-90)\" text-anchor=\"middle\">{up}</text>\n"));
        }
    }
}
