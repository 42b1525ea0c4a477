using System.Globalization;
using System.Text.RegularExpressions;
using Hjemvakt.Companion.Web.Assets;

namespace Hjemvakt.Companion.Tests.Web;

/// <summary>The colours of both themes against WCAG 2.2: 4.5:1 for text, 3:1 for what one must recognise as a control.</summary>
public sealed partial class ContrastTests
{
    private static readonly (string Text, string Ground)[] Texts =
    [
        ("text", "ground"), ("text", "surface"), ("text", "raised"), ("text", "alarm-ground"), ("text", "warn-ground"),
        ("soft", "ground"), ("soft", "surface"), ("soft", "alarm-ground"), ("soft", "warn-ground"),
        ("link", "ground"), ("link", "surface"), ("alarm", "ground"), ("warn", "ground"), ("warn", "surface"), ("warn", "warn-ground"),
        ("held", "surface"), ("calm", "ground"), ("calm", "surface"),
        ("alarm-on", "alarm-fill"), ("warn-on", "warn-fill"), ("held-on", "held-fill"),
    ];

    private static readonly (string Control, string Ground)[] Controls =
    [
        ("edge", "ground"), ("edge", "surface"), ("alarm-edge", "alarm-ground"), ("warn-edge", "warn-ground"), ("warn-edge", "surface"),
        ("held-edge", "surface"), ("held-edge", "ground"), ("focus", "ground"), ("focus", "surface"), ("focus", "alarm-ground"), ("focus", "warn-ground"),
    ];

    [Fact]
    public void Everything_can_be_read_by_day_and_by_night()
    {
        foreach (var (theme, colours) in Themes())
        {
            foreach (var (text, ground) in Texts)
            {
                Contrast(colours[text], colours[ground]).ShouldBeGreaterThanOrEqualTo(4.5, $"{text} on {ground}, {theme}");
            }

            foreach (var (control, ground) in Controls)
            {
                Contrast(colours[control], colours[ground]).ShouldBeGreaterThanOrEqualTo(3, $"{control} on {ground}, {theme}");
            }
        }
    }

    [Fact]
    public void The_night_is_dark_enough_not_to_wake_a_room()
    {
        var night = Themes()["dark"];
        Luminance(night["ground"]).ShouldBeLessThan(0.005);
        Luminance(night["surface"]).ShouldBeLessThan(0.01);
        foreach (var fill in new[] { "alarm-fill", "warn-fill", "held-fill" })
        {
            Luminance(night[fill]).ShouldBeLessThan(0.1, fill);
        }
    }

    private static Dictionary<string, Dictionary<string, string>> Themes()
    {
        using var stream = typeof(AssetFiles).Assembly.GetManifestResourceStream("web-assets/base.css").ShouldNotBeNull();
        var css = new StreamReader(stream).ReadToEnd();
        var roots = Root().Matches(css).Select(root => Colour().Matches(root.Value).ToDictionary(c => c.Groups[1].Value, c => c.Groups[2].Value)).ToList();
        return new() { ["light"] = roots[0], ["dark"] = roots[1] };
    }

    private static double Contrast(string a, string b)
    {
        var (x, y) = (Luminance(a), Luminance(b));
        return (Math.Max(x, y) + 0.05) / (Math.Min(x, y) + 0.05);
    }

    // Relative luminance as WCAG defines it.
    private static double Luminance(string hex)
    {
        double Part(int at)
        {
            var value = int.Parse(hex.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }

        return (0.2126 * Part(1)) + (0.7152 * Part(3)) + (0.0722 * Part(5));
    }

    [GeneratedRegex(":root \\{\\s+color-scheme[^}]+\\}")]
    private static partial Regex Root();

    [GeneratedRegex("--([a-z-]+): (#[0-9a-f]{6});")]
    private static partial Regex Colour();
}
