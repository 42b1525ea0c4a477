using System.IO;
using Hjemvakt.Gateway.Clock;
using Hjemvakt.Gateway.Config;
using Hjemvakt.Gateway.Feedback;
using Hjemvakt.Gateway.Flash;
using Hjemvakt.Gateway.Json;
using Hjemvakt.Gateway.Link;
using Hjemvakt.Gateway.Link.Messages;
using Hjemvakt.Gateway.Outbox;
using Hjemvakt.Gateway.Sensing;

namespace Hjemvakt.Gateway.Lifecycle;

/// <summary>
/// Carries out what the companion asks, each id once, and says how it went. A command may come again when its reply got lost: then only the reply is
/// repeated. Main loop only.
/// </summary>
public sealed class CommandExecutor : ICommandHandler
{
    private const int TestMs = 15000;

    /// <summary>How long the reply has to get away before the chip restarts.</summary>
    private const int RestartMs = 3000;

    private const int ReplyBytes = Batch.MaxBytes;

    private const string TestFile = "selftest";

    private readonly IRecordStore _store;
    private readonly BootJournal _boots;
    private readonly SettingsFiles _files;
    private readonly WallClock _clock;
    private readonly HomeSensors _sensors;
    private readonly FeedbackController _feedback;
    private readonly JsonWriter _json = new JsonWriter();

    internal CommandExecutor(IRecordStore store, BootJournal boots, SettingsFiles files, WallClock clock, HomeSensors sensors, FeedbackController feedback)
    {
        _store = store;
        _boots = boots;
        _files = files;
        _clock = clock;
        _sensors = sensors;
        _feedback = feedback;
    }

    /// <summary>Until this uptime lamp and buzzer show that they work.</summary>
    internal long TestUntil;

    /// <summary>The uptime at which the chip is to be restarted.</summary>
    internal long RestartAt = Uptime.Never;

    /// <summary>Why.</summary>
    internal string RestartWhy = "";

    /// <inheritdoc/>
    public byte[]? Do(string name, byte[] payload, long now)
    {
        var untouched = (byte[])payload.Clone();
        var command = CommandMessage.Read(payload);
        if (command == null)
        {
            return null;
        }

        var why = _boots.Knows(command.Id) ? "" : CarryOut(name, command, untouched, now);
        // Commands are rare: their room is not kept between them.
        _json.Reset(new byte[ReplyBytes], 0, ReplyBytes);
        _json.BeginObject();
        _json.Text("id", command.Id);
        _json.Flag("ok", why.Length == 0);
        if (why.Length > 0)
        {
            _json.Text("why", why);
        }
        else if (name == "selftest")
        {
            TellSensors();
        }
        else if (name == "clock")
        {
            TellTime();
        }

        _json.EndObject();
        var reply = _json.ToArray();
        _json.Reset(reply, 0, 0);
        return reply;
    }

    /// <returns>Why it was not delivered out; empty when it was.</returns>
    private string CarryOut(string name, CommandMessage command, byte[] message, long now)
    {
        var unix = _clock.UnixMs;
        if (command.Expires > 0 && unix > command.Expires)
        {
            return "too late";
        }

        switch (name)
        {
            case "identify":
            case "selftest":
                TestUntil = now + TestMs;
                _feedback.Signal(BuzzerSignal.Test);
                break;
            case "config":
                var why = _files.Change(message, command.SetFrom, command.SetTo, out var changed);
                if (why.Length > 0)
                {
                    return why;
                }

                if (changed)
                {
                    Restart("settings changed", now);
                }

                break;
            case "reboot":
                // Before, not after: a gateway that forgot would restart for as long as the command is sent.
                if (!_boots.Remember(command.Id))
                {
                    return "flash does not take it";
                }

                Restart("command", now);
                return "";
            case "clock":
                break;
            case "update":
                return "cannot update itself";
            default:
                return "unknown command";
        }

        _boots.Remember(command.Id);
        return "";
    }

    private void Restart(string why, long now)
    {
        RestartWhy = why;
        RestartAt = now + RestartMs;
    }

    private void TellSensors()
    {
        _json.Flag("flash", FlashWorks());
        _json.Name("points");
        _json.BeginObject();
        for (var i = 0; i < _sensors.Count; i++)
        {
            _json.Text(_sensors.IdAt(i), _sensors.FaultAt(i) ?? "ok");
        }

        _json.EndObject();
    }

    private void TellTime()
    {
        _json.Number("u", _clock.UptimeMs);
        var unix = _clock.UnixMs;
        if (unix > 0)
        {
            _json.Number("t", unix);
            _json.Number("drift", _clock.DriftMs);
        }
    }

    private bool FlashWorks()
    {
        try
        {
            var written = new byte[] { 0x5A, 0xA5 };
            var read = new byte[2];
            _store.Create(TestFile, written, 0, 2);
            _store.Read(TestFile, 0, read, 0, 2);
            _store.Delete(TestFile);
            return read[0] == written[0] && read[1] == written[1];
        }
        catch (IOException)
        {
            return false;
        }
    }
}
