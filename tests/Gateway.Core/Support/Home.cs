using Hjemvakt.Gateway.Config;
using Hjemvakt.Gateway.Feedback;
using Hjemvakt.Gateway.Inputs;
using nanoFramework.TestFramework;

namespace Hjemvakt.Gateway.Core.Tests.Support;

/// <summary>A home with the whole gateway in it, in which a test makes things happen and time pass.</summary>
public sealed class Home
{
    public const string Button = "bedside-button";
    public const string Cord = "bathroom-cord";
    public const string Door = "front-door";
    public const string Radar = "bathroom-radar";
    public const string HallMotion = "hall-motion";
    public const string Bed = "bed";
    public const string CallButton = "chair-button";

    private const int HelpPin = 4;

    private const string SettingsBefore =
        "{\"id\":\"gw-test\",\"secret\":\"0123456789012345678901\",\"broker\":{\"host\":\"localhost\",\"port\":1883,\"tls\":";

    private const string SettingsAfter =
        "},\"points\":["
        + "{\"id\":\"bedside-button\",\"kind\":\"help\",\"pin\":4},{\"id\":\"bathroom-cord\",\"kind\":\"cord\",\"pin\":5},"
        + "{\"id\":\"front-door\",\"kind\":\"door\",\"pin\":6},{\"id\":\"bathroom-radar\",\"kind\":\"radar\",\"room\":\"bathroom\"},"
        + "{\"id\":\"bp-1\",\"kind\":\"vital\"},{\"id\":\"hall-motion\",\"kind\":\"motion\",\"pin\":7,\"room\":\"hall\"},"
        + "{\"id\":\"bed\",\"kind\":\"bed\",\"pin\":15,\"room\":\"bedroom\"},{\"id\":\"chair-button\",\"kind\":\"call\",\"pin\":16,\"room\":\"living-room\"}]}";

    public Home()
        : this(new FlashStore(), false)
    {
    }

    public Home(FlashStore flash, bool tls)
    {
        var settings = Text.Bytes(tls ? SettingsBefore + "true" + SettingsAfter : SettingsBefore + "false" + SettingsAfter);
        SettingsFlash.Create(SettingsFiles.Current, settings, 0, settings.Length);
        Board = new TestBoard(flash);
        Files = new SettingsFiles(SettingsFlash);
        App = Start();
    }

    /// <summary>A home whose gateway has just connected.</summary>
    public static Home Online()
    {
        var home = new Home();
        home.GoOnline();
        return home;
    }

    /// <summary>The same, and the companion has said that it has everything so far.</summary>
    public static Home Received()
    {
        var home = Online();
        home.Receipt(0, 0);
        return home;
    }

    /// <summary>The folder with the settings.</summary>
    public FlashStore SettingsFlash { get; } = new FlashStore();

    public SettingsFiles Files { get; private set; }

    public TestBoard Board { get; private set; }

    public GatewayApp App { get; private set; }

    public FakeTransport Wire => Board.Wire;

    public long Now => Board.Time.UptimeMs;

    public LampPattern Lamp => Board.Pattern;

    /// <summary>Lets time pass, with a turn whenever the gateway asked for one.</summary>
    public void Run(int milliseconds)
    {
        var end = Now + milliseconds;
        var turns = 0;
        while (true)
        {
            var due = App.Turn();
            if (due > end)
            {
                break;
            }

            Assert.IsTrue(turns++ < 20 + milliseconds / 10, "the gateway does not spin");
            Board.Time.UptimeMs = due > Now ? due : Now + 1;
        }

        Board.Time.UptimeMs = end;
        App.Turn();
    }

    /// <summary>Lets the gateway connect, and forgets its first messages.</summary>
    public void GoOnline()
    {
        GoOnlineKeeping();
        SettleAll();
    }

    /// <summary>Lets the gateway connect; its first messages stay queued.</summary>
    public void GoOnlineKeeping()
    {
        Run(0);
        Assert.IsTrue(Wire.Connection > 0, "the gateway connects");
        Wire.Accept();
        Run(0);
    }

    /// <summary>Delivers everything that is queued, as often as something is.</summary>
    public void SettleAll()
    {
        for (var i = 0; i < 200 && Wire.Queue.Count > 0; i++)
        {
            Wire.Settle(true);
            Run(0);
        }
    }

    /// <summary>The companion tells how far it is.</summary>
    public void Receipt(long alarm, long routine)
    {
        Wire.Deliver("hv1/gw-test/receipt", "{\"alarm\":" + alarm + ",\"routine\":" + routine + "}");
        Run(0);
    }

    /// <summary>The companion tells of an alert.</summary>
    public void Alert(string id, string kind, string state)
    {
        Wire.Deliver("hv1/gw-test/alert", "{\"id\":\"" + id + "\",\"kind\":\"" + kind + "\",\"state\":\"" + state + "\"}");
        Run(0);
    }

    public void Press(string point, int milliseconds)
    {
        App.Inputs.Level(point, true);
        Run(milliseconds);
        App.Inputs.Level(point, false);
        Run(100);
    }

    public void Fall()
    {
        App.Inputs.Fall(Radar, "radar", 87);
        Run(0);
    }

    /// <summary>The oldest queued message of a topic's last word, or null.</summary>
    public Sent? Queued(string name)
    {
        foreach (Sent sent in Wire.Queue)
        {
            if (sent.Name == name)
            {
                return sent;
            }
        }

        return null;
    }

    /// <summary>The power goes and comes back.</summary>
    public void Reboot() => Reboot("power");

    /// <summary>The chip starts again as the gateway has asked.</summary>
    public void RestartAsAsked()
    {
        var why = Board.Restarted;
        Assert.IsNotNull(why, "the gateway wants to be restarted");
        Reboot(why!);
    }

    /// <summary>The chip starts again.</summary>
    /// <param name="reason">What the next start finds as the reason.</param>
    public void Reboot(string reason)
    {
        Board.Flash.PowerOn();
        SettingsFlash.PowerOn();
        Board = new TestBoard(Board.Flash) { ResetReason = reason };
        Files = new SettingsFiles(SettingsFlash);
        App = Start();
    }

    /// <summary>The companion gives a command.</summary>
    public void Command(string name, string payload)
    {
        Wire.Deliver("hv1/gw-test/command/" + name, payload);
        Run(0);
    }

    private GatewayApp Start()
    {
        var settings = Files.Load(HelpPin);
        return new GatewayApp(settings, Files, Board, new PointInputs(settings.Points, Board.Time, Board));
    }
}
