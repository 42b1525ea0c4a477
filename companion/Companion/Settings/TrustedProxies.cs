using System.ComponentModel;
using System.Globalization;
using System.Net;

namespace Hjemvakt.Companion.Settings;

/// <summary>The addresses from which the headers of a reverse proxy (<c>X-Forwarded-For</c>, <c>-Proto</c>, <c>-Host</c>, <c>-Prefix</c>) are believed.</summary>
[TypeConverter(typeof(Converter))]
public sealed class TrustedProxies
{
    private TrustedProxies(IReadOnlyList<IPNetwork> networks) => Networks = networks;

    /// <summary>A proxy on this machine, and no other.</summary>
    public static TrustedProxies Loopback { get; } = new([IPNetwork.Parse("127.0.0.0/8"), IPNetwork.Parse("::1/128")]);

    /// <summary>The networks; of one address, a network of its own.</summary>
    public IReadOnlyList<IPNetwork> Networks { get; }

    /// <summary>Reads a list of addresses and networks.</summary>
    /// <param name="text">As in <c>10.0.0.5, 10.1.0.0/24, loopback</c>; or <c>off</c>, when there is no proxy.</param>
    /// <param name="fault">What is wrong with it, or null.</param>
    public static TrustedProxies Read(string text, out string? fault)
    {
        ArgumentNullException.ThrowIfNull(text);
        fault = null;
        var networks = new List<IPNetwork>();
        var words = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        foreach (var word in words)
        {
            if (string.Equals(word, "loopback", StringComparison.OrdinalIgnoreCase))
            {
                networks.AddRange(Loopback.Networks);
            }
            else if (IPNetwork.TryParse(word, out var network) && network.PrefixLength > 0)
            {
                networks.Add(network);
            }
            else if (IPAddress.TryParse(word, out var address))
            {
                networks.Add(new IPNetwork(address, address.GetAddressBytes().Length * 8));
            }
            else if (words.Length > 1 || !string.Equals(word, "off", StringComparison.OrdinalIgnoreCase))
            {
                fault = $"'{word}' is no address and no network; write the addresses of the proxies, as 10.0.0.5 or 10.0.0.0/28, with commas between them, or off";
            }
        }

        return new TrustedProxies(networks);
    }

    private sealed class Converter : TypeConverter
    {
        public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) => sourceType == typeof(string);

        public override object? ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value) => Read((string)value, out _);
    }
}
