using System.Globalization;
using System.Text;
using Hjemvakt.Gateway.Feedback;
using Hjemvakt.VirtualHome;

namespace Hjemvakt.Showroom.Page;

/// <summary>The lamp's colours and rhythms as a style sheet, made from the gateway's own table: the picture cannot show what the lamp in the wall would not.</summary>
public static class LampStyle
{
    /// <summary>Where the style sheet is served.</summary>
    public const string Url = "/showroom/lamp.css";

    /// <summary>The style sheet.</summary>
    public static string Text { get; } = Write();

    private static string Write()
    {
        var css = new StringBuilder();
        for (var number = 0; number < LampTable.Count; number++)
        {
            var pattern = (LampPattern)number;
            var name = FeedbackNames.Of(pattern);
            var steps = LampTable.Steps(pattern).Chunk(2).Select(step => (Colour: (LampColour)step[0], Milliseconds: step[1])).ToArray();
            var whole = steps.Sum(step => step.Milliseconds);
            css.Append(CultureInfo.InvariantCulture, $"@keyframes lamp-{name} {{ ");
            var at = 0;
            foreach (var step in steps)
            {
                css.Append(CultureInfo.InvariantCulture, $"{100.0 * at / whole:0.###}% {{ {Look(step.Colour)} }} ");
                at += step.Milliseconds;
            }

            css.Append(CultureInfo.InvariantCulture, $"100% {{ {Look(steps[^1].Colour)} }} }}\n");
            css.Append(CultureInfo.InvariantCulture, $"[data-lamp={name}] .lamp-light {{ animation: lamp-{name} {whole}ms step-end infinite; {Look(steps[0].Colour)} }}\n");
        }

        return css.Append("@media (prefers-reduced-motion: reduce) { [data-lamp] .lamp-light { animation: none; } }\n").ToString();
    }

    private static string Look(LampColour colour) =>
        colour == LampColour.Dark
            ? "color: var(--lamp-dark); --glow: 0;"
            : string.Create(CultureInfo.InvariantCulture, $"color: var(--lamp-{colour.ToString().ToLowerInvariant()}); --glow: 1;");
}
