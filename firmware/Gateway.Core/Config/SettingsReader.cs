using System.Collections;
using Hjemvakt.Gateway.Json;

namespace Hjemvakt.Gateway.Config;

/// <summary>
/// Reads the settings file, strictly in what it knows and leniently in what it does not: a member of another version is stepped over,
/// a known one that is wrong, or there twice, refuses the whole file with a sentence that says what to mend.
/// <code>
/// {"id":"gw-berit","secret":"…","broker":{"host":"vakt.example.no","port":8883,"tls":true},
///  "wifi":[{"ssid":"…","password":"…"}],"points":[{"id":"front-door","kind":"door","pin":6}]}
/// </code>
/// </summary>
public sealed class SettingsReader
{
    private const int MaxBytes = 16384;
    private const int MaxWifi = 4;
    private const int MaxPoints = 32;
    private const int DefaultPort = 8883;
    private const int HighestPin = 48;

    private readonly JsonReader _json;
    private readonly ArrayList _wifi = new ArrayList();
    private readonly ArrayList _points = new ArrayList();
    private string _id = "";
    private string _secret = "";
    private string _host = "";
    private int _port = DefaultPort;
    private bool _tls = true;
    private string _why = "";

    private SettingsReader(byte[] file) => _json = new JsonReader(file, MaxBytes);

    /// <summary>Reads the file, and uses the array up.</summary>
    /// <param name="why">What is wrong, in English, without any of the file's values; empty when nothing is.</param>
    /// <returns>Null when something is wrong.</returns>
    public static GatewaySettings? Read(byte[] file, out string why)
    {
        var reader = new SettingsReader(file);
        var sound = reader.ReadAll() && reader.Check();
        why = sound ? "" : reader._why.Length > 0 ? reader._why : "the settings are not JSON, or not one object";
        return sound ? reader.Settings() : null;
    }

    private GatewaySettings Settings()
    {
        var wifi = new WifiSettings[_wifi.Count];
        for (var i = 0; i < wifi.Length; i++)
        {
            wifi[i] = (WifiSettings)_wifi[i]!;
        }

        var points = new PointSettings[_points.Count];
        for (var i = 0; i < points.Length; i++)
        {
            points[i] = (PointSettings)_points[i]!;
        }

        return new GatewaySettings(_id, _secret, _host, _port, _tls, wifi, points);
    }

    private bool ReadAll()
    {
        if (_json.Next() != JsonToken.ObjectStart)
        {
            return false;
        }

        var seen = 0;
        JsonToken token;
        while ((token = _json.Next()) == JsonToken.Name)
        {
            var sound = _json.Is("id") ? Once(ref seen, 1) && Text("id", 1, 32, out _id)
                : _json.Is("secret") ? Once(ref seen, 2) && Text("secret", 1, 128, out _secret)
                : _json.Is("broker") ? Once(ref seen, 4) && Broker()
                : _json.Is("wifi") ? Once(ref seen, 8) && List("wifi", true)
                : _json.Is("points") ? Once(ref seen, 16) && List("points", false)
                : _json.Skip();
            if (!sound)
            {
                return false;
            }
        }

        return token == JsonToken.ObjectEnd && _json.Next() == JsonToken.End;
    }

    private bool Check()
    {
        if (!Names.IsId(_id))
        {
            return Wrong("id must be 1 to 32 of a-z, 0-9 and -");
        }

        if (_secret.Length == 0)
        {
            return Wrong("secret is missing");
        }

        if (_host.Length == 0)
        {
            return Wrong("broker.host is missing");
        }

        return _tls || Names.IsLoopback(_host) || Wrong("broker.tls may be false for this machine itself only");
    }

    private bool Broker()
    {
        if (_json.Next() != JsonToken.ObjectStart)
        {
            return Wrong("broker must be an object");
        }

        var seen = 0;
        JsonToken token;
        while ((token = _json.Next()) == JsonToken.Name)
        {
            var sound = _json.Is("host") ? Once(ref seen, 1) && Text("broker.host", 1, 253, out _host)
                : _json.Is("port") ? Once(ref seen, 2) && Integer("broker.port", 1, 65535, out _port)
                : _json.Is("tls") ? Once(ref seen, 4) && Flag("broker.tls", out _tls)
                : _json.Skip();
            if (!sound)
            {
                return false;
            }
        }

        return token == JsonToken.ObjectEnd;
    }

    private bool List(string name, bool wifi)
    {
        if (_json.Next() != JsonToken.ArrayStart)
        {
            return Wrong(name + " must be an array");
        }

        JsonToken token;
        while ((token = _json.Next()) == JsonToken.ObjectStart)
        {
            if (wifi ? !Wifi() : !Point())
            {
                return false;
            }
        }

        return token == JsonToken.ArrayEnd || Wrong(name + " must hold objects only");
    }

    private bool Wifi()
    {
        var ssid = "";
        var password = "";
        var seen = 0;
        while (_json.Next() == JsonToken.Name)
        {
            var sound = _json.Is("ssid") ? Once(ref seen, 1) && Text("wifi.ssid", 1, 32, out ssid)
                : _json.Is("password") ? Once(ref seen, 2) && Text("wifi.password", 0, 64, out password)
                : _json.Skip();
            if (!sound)
            {
                return false;
            }
        }

        if (ssid.Length == 0 || _wifi.Count == MaxWifi)
        {
            return Wrong("wifi must hold at most 4 networks, each with an ssid");
        }

        _wifi.Add(new WifiSettings(ssid, password));
        return true;
    }

    private bool Point()
    {
        var id = "";
        var kind = "";
        var room = "";
        var pin = -1;
        var seen = 0;
        while (_json.Next() == JsonToken.Name)
        {
            var sound = _json.Is("id") ? Once(ref seen, 1) && Text("points.id", 1, 32, out id)
                : _json.Is("kind") ? Once(ref seen, 2) && Text("points.kind", 1, 32, out kind)
                : _json.Is("room") ? Once(ref seen, 8) && Text("points.room", 0, 32, out room)
                : _json.Is("pin") ? Once(ref seen, 4) && Integer("points.pin", -1, HighestPin, out pin)
                : _json.Skip();
            if (!sound)
            {
                return false;
            }
        }

        if (!Names.IsId(id) || kind.Length == 0 || _points.Count == MaxPoints)
        {
            return Wrong("points must be at most 32, each with a kind and an id of 1 to 32 of a-z, 0-9 and -");
        }

        foreach (PointSettings other in _points)
        {
            if (other.Id == id)
            {
                return Wrong("two points have the same id");
            }
        }

        _points.Add(new PointSettings(id, kind, pin, room));
        return true;
    }

    private bool Text(string name, int minLength, int maxLength, out string value)
    {
        var text = _json.Next() == JsonToken.Text;
        value = text ? _json.Text : "";
        return (text && value.Length >= minLength && value.Length <= maxLength) || Wrong(name + " must be a text that is not empty and not too long");
    }

    /// <summary>Notes that a member of an object has been met. False when it was met before: which of the two is meant, nobody can tell.</summary>
    private bool Once(ref int seen, int member)
    {
        var first = (seen & member) == 0;
        seen |= member;
        return first || Wrong("a member is there twice");
    }

    private bool Integer(string name, int low, int high, out int value)
    {
        value = 0;
        if (_json.Next() != JsonToken.Number || !_json.TryInteger(out var number) || number < low || number > high)
        {
            return Wrong(name + " must be a whole number from " + low + " to " + high);
        }

        value = (int)number;
        return true;
    }

    private bool Flag(string name, out bool value)
    {
        var token = _json.Next();
        value = token == JsonToken.True;
        return value || token == JsonToken.False || Wrong(name + " must be true or false");
    }

    private bool Wrong(string why)
    {
        if (_why.Length == 0)
        {
            _why = why;
        }

        return false;
    }
}
