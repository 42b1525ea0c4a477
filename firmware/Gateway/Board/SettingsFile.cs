using System;
using System.IO;
using Hjemvakt.Gateway.Config;

namespace Hjemvakt.Gateway.Board;

/// <summary>The gateway's settings on flash, put there at commissioning.</summary>
public static class SettingsFile
{
    public const string PathOnFlash = @"I:\gateway.json";

    /// <exception cref="IOException">There is no such file.</exception>
    /// <exception cref="ArgumentException">It is wrong; the message says how.</exception>
    public static GatewaySettings Load()
    {
        var settings = SettingsReader.Read(File.ReadAllBytes(PathOnFlash), out var why);
        return settings ?? throw new ArgumentException(why);
    }
}
