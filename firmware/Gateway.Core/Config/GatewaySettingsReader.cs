using System.Collections;
using Hjemvakt.Gateway.Json;
using Hjemvakt.Gateway.Outbox.Segments;

namespace Hjemvakt.Gateway.Config;

/// <summary>
/// Reads the settings file, strictly in what it knows and leniently in what it does not: a member of another version is stepped over,
/// a known one that is wrong, or there twice, refuses the whole file with a sentence that says what to mend.
/// <code>
/// {"id":"gw-berit","secret":"…","broker":{"host":"vakt.example.no","port":8883,"tls":true},
///  "wifi":[{"ssid":"…","password":"…"}],"time":["ntp.example.no"],"points":[{"id":"front-door","kind":"door","pin":6}]}
/// </code>
/// </summary>
public sealed class GatewaySettingsReader
{
    /// <summary>A longer file is refused.</summary>
    internal const int MaxBytes = JsonMerge.MaxBytes;

    private const int MaxWifi = 4;
    private const int MaxTimeServers = 4;
    private const int DefaultPort = 8883;

    private readonly MemberReader _in;
    private readonly PointsReader _points;
    private readonly ArrayList _wifi = new ArrayList();
    private readonly ArrayList _time = new ArrayList();
    private string _id = "";
    private string _secret = "";
    private string _host = "";
    private int _port = DefaultPort;
    private bool _tls = true;

    private GatewaySettingsReader(byte[] file)
    {
        _in = new MemberReader(new JsonReader(file, MaxBytes));
        _points = new PointsReader(_in);
    }

    /// <summary>Reads the file, and uses the array up.</summary>
    /// <param name="why">What is wrong, in English, without any of the file's texts; empty when nothing is.</param>
    /// <returns>Null when something is wrong.</returns>
    public static GatewaySettings? Read(byte[] file, out string why)
    {
        var reader = new GatewaySettingsReader(FilePadding.Strip(file));
        var sound = reader.ReadAll() && reader.Check();
        why = sound ? "" : reader._in.Why.Length > 0 ? reader._in.Why : FilePadding.IsUtf16(file) ? "the file is UTF-16; save it as UTF-8" : "not one JSON object";
        return sound ? reader.Settings() : null;
    }

    private GatewaySettings Settings() =>
        new GatewaySettings(_id, _secret, _host, _port, _tls, (WifiSettings[])_wifi.ToArray(typeof(WifiSettings)), _points.Points, (string[])_time.ToArray(typeof(string)));

    private bool ReadAll()
    {
        string[] names = ["id", "secret", "broker", "wifi", "points", "time"];
        var seen = 0;
        int member;
        while ((member = _in.Next("", names, ref seen)) >= 0)
        {
            if (!(member == 0 ? _in.Text(1, 32, out _id)
                : member == 1 ? _in.Text(1, 128, out _secret)
                : member == 2 ? Broker()
                : member == 5 ? TimeServers()
                : List(member == 3)))
            {
                return false;
            }
        }

        return member == JsonReader.Ended;
    }

    private bool Check()
    {
        if (!Names.IsId(_id))
        {
            return _in.Wrong("id must be 1 to 32 of a-z, 0-9 and -");
        }

        if (_secret.Length == 0)
        {
            return _in.Wrong("secret is missing");
        }

        if (_host.Length == 0)
        {
            return _in.Wrong("broker.host is missing");
        }

        return _tls || Names.IsLoopback(_host) || _in.Wrong("broker.tls may be false for this machine itself only");
    }

    private bool Broker()
    {
        if (_in.Json.Next() != JsonToken.ObjectStart)
        {
            return _in.Wrong("broker must be an object");
        }

        string[] names = ["host", "port", "tls"];
        var seen = 0;
        int member;
        while ((member = _in.Next("broker.", names, ref seen)) >= 0)
        {
            if (!(member == 0 ? _in.Text(1, 253, out _host) : member == 1 ? _in.Integer(1, 65535, out _port) : _in.Flag(out _tls)))
            {
                return false;
            }
        }

        return member == JsonReader.Ended;
    }

    private bool List(bool wifi)
    {
        var name = _in.Name;
        if (_in.Json.Next() != JsonToken.ArrayStart)
        {
            return _in.Wrong(name + " must be an array");
        }

        JsonToken token;
        while ((token = _in.Json.Next()) == JsonToken.ObjectStart)
        {
            if (wifi ? !Wifi() : !_points.Read())
            {
                return false;
            }
        }

        return token == JsonToken.ArrayEnd || _in.Wrong(name + " must hold objects only");
    }

    private bool TimeServers()
    {
        if (_in.Json.Next() != JsonToken.ArrayStart)
        {
            return _in.Wrong("time must be an array");
        }

        JsonToken token;
        while ((token = _in.Json.Next()) == JsonToken.Text)
        {
            var name = _in.Json.Text;
            if (name.Length == 0 || name.Length > 253 || _time.Count == MaxTimeServers)
            {
                return _in.Wrong("time must hold at most 4 names of servers");
            }

            _time.Add(name);
        }

        return token == JsonToken.ArrayEnd || _in.Wrong("time must hold texts only");
    }

    private bool Wifi()
    {
        var ssid = "";
        var password = "";
        string[] names = ["ssid", "password"];
        var seen = 0;
        int member;
        while ((member = _in.Next("wifi.", names, ref seen)) >= 0)
        {
            // The radio has room for so many bytes, and a letter may take several.
            if (!(member == 0 ? _in.Bytes(1, 32, out ssid) : _in.Bytes(0, 64, out password)))
            {
                return false;
            }
        }

        if (member != JsonReader.Ended)
        {
            return false;
        }

        if (ssid.Length == 0 || _wifi.Count == MaxWifi)
        {
            return _in.Wrong("wifi must hold at most 4 networks, each with an ssid");
        }

        _wifi.Add(new WifiSettings(ssid, password));
        return true;
    }
}
