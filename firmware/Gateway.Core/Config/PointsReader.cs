using System.Collections;
using Hjemvakt.Gateway.Json;

namespace Hjemvakt.Gateway.Config;

/// <summary>
/// Reads the home's points, each an object such as
/// <code>
/// {"id":"front-door","kind":"door","room":"hall","pin":6}
/// {"id":"bathroom-radar","kind":"radar","room":"bathroom","model":"ld6002c","uart":1,"rx":13,"tx":14,"height":240}
/// </code>
/// </summary>
internal sealed class PointsReader
{
    private const int MaxPoints = 32;
    private const int Room = 2;

    // The numbers of a point, in the order of those of PointSettings.
    private readonly NumberLimits[] _limits =
    [
        new NumberLimits("pin", -1, 48),
        new NumberLimits("uart", 1, 2),
        new NumberLimits("rx", 0, 48),
        new NumberLimits("tx", 0, 48),
        new NumberLimits("adc", 0, 7),
        new NumberLimits("address", 118, 119),
        new NumberLimits("height", 0, 500),
        new NumberLimits("threshold", 0, 150),
        new NumberLimits("sensitivity", 0, 30),
        new NumberLimits("delay", 0, 180),
        new NumberLimits("fullscale", 2500, 3600),
    ];

    // All members: the numbers, and behind them the texts.
    private readonly string[] _names;

    private readonly MemberReader _in;
    private readonly ArrayList _points = new ArrayList();
    private long _taken;

    internal PointsReader(MemberReader members)
    {
        _in = members;
        string[] texts = ["id", "kind", "room", "model"];
        _names = new string[PointSettings.Numbers + texts.Length];
        for (var i = 0; i < _names.Length; i++)
        {
            _names[i] = i < PointSettings.Numbers ? _limits[i].Name : texts[i - PointSettings.Numbers];
        }
    }

    /// <summary>The points read so far.</summary>
    internal PointSettings[] Points => (PointSettings[])_points.ToArray(typeof(PointSettings));

    /// <summary>Reads one point whose object has just begun.</summary>
    /// <returns>False when something in it is wrong.</returns>
    internal bool Read()
    {
        string[] texts = ["", "", "", ""];
        var numbers = PointSettings.Untold();
        var seen = 0;
        int member;
        while ((member = _in.Next("points.", _names, ref seen)) >= 0)
        {
            var text = member - PointSettings.Numbers;
            if (!(text < 0 ? _in.Integer(_limits[member].Least, _limits[member].Most, out numbers[member]) : _in.Text(text == Room ? 0 : 1, 32, out texts[text])))
            {
                return false;
            }
        }

        if (member != JsonReader.Ended)
        {
            return false;
        }

        var id = texts[0];
        var kind = texts[1];
        var model = texts[3];
        if (!Names.IsId(id) || kind.Length == 0 || _points.Count == MaxPoints)
        {
            return _in.Wrong("points must be at most 32, each with kind and id (a-z, 0-9, -)");
        }

        for (var i = 0; i < _points.Count; i++)
        {
            var other = (PointSettings)_points[i]!;
            if (other.Id == id)
            {
                return _in.Wrong("two points have the same id");
            }
        }

        var point = new PointSettings(id, kind, texts[Room], model, numbers);
        _points.Add(point);
        if (!Takes(numbers))
        {
            return _in.Wrong("two points share a pin, uart, adc or address");
        }

        if (kind == SensorKind.Power && point.Pin < 0)
        {
            return _in.Wrong("a power point must have a pin");
        }

        return kind != SensorKind.Radar || (model.Length == 0 && numbers[PointSettings.Uart] < 0) || CheckRadar(model, numbers);
    }

    // One without a line has its fall output only, and nothing to set.
    private bool CheckRadar(string model, int[] numbers)
    {
        if (!RadarModel.Known(model))
        {
            return _in.Wrong("a radar's model must be ld6002c, mr60fda2, c1001 or mr60fda1");
        }

        // The height is measured, never guessed: a wrong one is the commonest reason for missed falls.
        if (numbers[PointSettings.Uart] < 0 || numbers[PointSettings.Rx] < 0 || numbers[PointSettings.Tx] < 0 || numbers[PointSettings.Height] < 0)
        {
            return _in.Wrong("a radar with a model must have uart, rx, tx and height");
        }

        var limits = RadarModel.Limits(model);
        for (var i = 0; i < limits.Length; i++)
        {
            var number = numbers[PointSettings.Height + i];
            if (number >= 0 && !limits[i].Hold(number))
            {
                return _in.OutOf("points." + limits[i].Name, limits[i].Least, limits[i].Most);
            }
        }

        return true;
    }

    // Each of the chip's means has a bit: pins 0–48, then UARTs, analogue channels and addresses. False when one was taken before.
    private bool Takes(int[] numbers)
    {
        var free = true;
        for (var i = PointSettings.OnPin; i <= PointSettings.Address; i++)
        {
            var number = numbers[i];
            if (number >= 0)
            {
                var bit = 1L << (i == PointSettings.Uart ? 48 + number : i == PointSettings.Adc ? 51 + number : i == PointSettings.Address ? number - 118 + 59 : number);
                free = free && (_taken & bit) == 0;
                _taken |= bit;
            }
        }

        return free;
    }
}
