using System;
using System.IO;
using Hjemvakt.Gateway.Flash;
using Hjemvakt.Gateway.Json;
using Hjemvakt.Gateway.Outbox.Segments;

namespace Hjemvakt.Gateway.Config;

/// <summary>
/// The settings on flash, and how they change without a moment in which there are none. Four names:
/// <c>gateway.json</c> is in use; <c>gateway.new</c> is being written; <c>gateway.old</c> is the one before, while the one in use is on trial;
/// <c>gateway.prev</c> is the one before that was replaced for good. A file is written whole and only then renamed, so a power cut leaves the old or the new.
/// Main loop only.
/// </summary>
public sealed class SettingsFiles
{
    /// <summary>The settings in use.</summary>
    public const string Current = "gateway.json";

    private const string Fresh = "gateway.new";
    private const string Before = "gateway.old";
    private const string Previous = "gateway.prev";

    private readonly IRecordStore _files;
    private string _used = Current;

    /// <param name="files">The folder that they are in.</param>
    public SettingsFiles(IRecordStore files) => _files = files;

    /// <summary>What is wrong with the file in use, without any of its values; empty when nothing is.</summary>
    public string Fault { get; private set; } = "";

    /// <summary>The settings in use have not shown yet that the companion can be reached with them.</summary>
    public bool OnTrial { get; private set; }

    /// <summary>
    /// Ends what a power cut has interrupted and reads the settings. When the file in use cannot be used, those before it are; when there are none,
    /// a gateway without a companion whose help button still stores what is pressed.
    /// </summary>
    /// <param name="helpPin">Where the reference board has its help button.</param>
    public GatewaySettings Load(int helpPin)
    {
        try
        {
            Settle();
            OnTrial = Exists(Before);
            var settings = Read(Current, out var fault);
            Fault = fault;
            if (settings != null)
            {
                return settings;
            }

            settings = Read(_used = Before, out _) ?? Read(_used = Previous, out _);
            if (settings != null)
            {
                return settings;
            }
        }
        catch (IOException)
        {
            Fault = "flash cannot be read";
        }

        return new GatewaySettings("", "", "", 1, true, new WifiSettings[0], [new PointSettings("help-button", SensorKind.Help, helpPin)]);
    }

    /// <summary>
    /// Replaces the members of the settings that <paramref name="members"/> names, removes those that it gives as null and keeps all others, those that
    /// this firmware does not know too. The result is taken whole or not at all, is on trial from then on, and is read by the next start.
    /// </summary>
    /// <param name="members">A message; the object of members lies between these two positions.</param>
    /// <param name="changed">False when the settings are so already.</param>
    /// <returns>What is wrong; empty when nothing is.</returns>
    public string Change(byte[] members, int from, int to, out bool changed)
    {
        changed = false;
        try
        {
            var now = FilePadding.Strip(Bytes(_used));
            var next = JsonMerge.Merge(now, members, from, to);
            if (GatewaySettingsReader.Read((byte[])next.Clone(), out var why) == null)
            {
                return why;
            }

            if (Same(now, next) && _used == Current)
            {
                return "";
            }

            _files.Create(Fresh, next, 0, next.Length);
            if (Fault.Length == 0 && !Exists(Before))
            {
                _files.Move(Current, Before);
            }
            else
            {
                // What has not shown that it works, or shown that it does not, is not kept.
                _files.Delete(Current);
                if (_used == Previous)
                {
                    _files.Move(Previous, Before);
                }
            }

            _files.Move(Fresh, Current);
            changed = true;
            return "";
        }
        catch (IOException)
        {
            return "flash does not take it";
        }
    }

    /// <summary>The companion has been reached with the settings in use.</summary>
    public void Confirm()
    {
        try
        {
            if (OnTrial && Fault.Length == 0)
            {
                _files.Delete(Previous);
                _files.Move(Before, Previous);
                OnTrial = false;
            }
        }
        catch (IOException)
        {
            // They stay on trial, and the next turn that reaches the companion tries again.
        }
    }

    /// <summary>Goes back to the settings before the trial, for the next start.</summary>
    public void Restore()
    {
        try
        {
            OnTrial = false;
            if (Exists(Before))
            {
                _files.Delete(Fresh);
                _files.Delete(Current);
                _files.Move(Before, Current);
            }
        }
        catch (IOException)
        {
            // What is left is sorted out by the next start.
        }
    }

    private void Settle()
    {
        if (!Exists(Current))
        {
            if (Read(Fresh, out _) != null)
            {
                _files.Move(Fresh, Current);
            }
            else if (Exists(Before))
            {
                _files.Move(Before, Current);
            }
        }

        _files.Delete(Fresh);
    }

    private GatewaySettings? Read(string name, out string why) => GatewaySettingsReader.Read(Bytes(name), out why);

    private bool Exists(string name) => _files.Read(name, 0, new byte[1], 0, 1) > 0;

    private byte[] Bytes(string name)
    {
        var buffer = new byte[GatewaySettingsReader.MaxBytes + 1];
        var length = _files.Read(name, 0, buffer, 0, buffer.Length);
        var bytes = new byte[length];
        Array.Copy(buffer, bytes, length);
        return bytes;
    }

    private static bool Same(byte[] one, byte[] other)
    {
        var same = one.Length == other.Length;
        for (var i = 0; same && i < one.Length; i++)
        {
            same = one[i] == other[i];
        }

        return same;
    }
}
