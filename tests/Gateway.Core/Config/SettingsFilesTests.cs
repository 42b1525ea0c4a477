using Hjemvakt.Gateway.Config;
using Hjemvakt.Gateway.Core.Tests.Support;
using nanoFramework.TestFramework;

namespace Hjemvakt.Gateway.Core.Tests.Config;

/// <summary>Settings that change: whole or not at all, on trial at first, and never lost.</summary>
[TestClass]
public class SettingsFilesTests
{
    private const string Old = "{\"id\":\"gw-a\",\"secret\":\"s\\u00e9\",\"broker\":{\"host\":\"old\"},\"later\":{\"x\":[1,\"\\n\"]},\"points\":[]}";
    private const string Change = "{\"id\":\"c-1\",\"set\":{\"broker\":{\"host\":\"new\"},\"more\":7}}";

    [TestMethod]
    public void A_change_replaces_what_it_names_and_keeps_everything_else_byte_for_byte()
    {
        var flash = With(Old);
        var files = new SettingsFiles(flash);
        files.Load(1);

        Assert.AreEqual("", Apply(files, Change, out var changed));

        Assert.IsTrue(changed);
        var settings = new SettingsFiles(flash).Load(1);
        Assert.AreEqual("new", settings.BrokerHost);
        Assert.AreEqual("s\u00e9", settings.Secret);
        Assert.AreEqual(
            "{\"id\":\"gw-a\",\"secret\":\"s\\u00e9\",\"later\":{\"x\":[1,\"\\n\"]},\"points\":[],\"broker\":{\"host\":\"new\"},\"more\":7}",
            Stored(flash));
    }

    [TestMethod]
    public void A_file_with_a_byte_order_mark_and_padding_can_be_changed()
    {
        var flash = With("\uFEFF" + Old + "\0\0\0");
        var files = new SettingsFiles(flash);
        files.Load(1);
        Assert.AreEqual("", files.Fault);

        Assert.AreEqual("", Apply(files, "{\"set\":{\"later\":null}}", out var changed));

        Assert.IsTrue(changed);
        Assert.AreEqual("{\"id\":\"gw-a\",\"secret\":\"s\\u00e9\",\"broker\":{\"host\":\"old\"},\"points\":[]}", Stored(flash));
    }

    [TestMethod]
    public void Null_takes_a_member_away()
    {
        var flash = With(Old);
        var files = new SettingsFiles(flash);
        files.Load(1);

        Assert.AreEqual("", Apply(files, "{\"set\":{\"later\":null}}", out _));

        Assert.AreEqual("{\"id\":\"gw-a\",\"secret\":\"s\\u00e9\",\"broker\":{\"host\":\"old\"},\"points\":[]}", Stored(flash));
    }

    [TestMethod]
    public void What_would_break_the_settings_is_refused_and_changes_nothing()
    {
        string[] commands =
        [
            "{\"set\":{\"id\":\"GW A\"}}", "{\"set\":{\"secret\":null}}", "{\"set\":{\"broker\":7}}", "{\"set\":{\"points\":[{\"id\":\"x\"}]}}",
            "{\"set\":[]}", "{\"set\":7}", "{\"id\":\"c\"}",
        ];
        foreach (var command in commands)
        {
            var flash = With(Old);
            var files = new SettingsFiles(flash);
            files.Load(1);
            var steps = flash.Steps;

            Assert.AreNotEqual("", Apply(files, command, out var changed));

            Assert.IsFalse(changed);
            Assert.AreEqual(steps, flash.Steps, "flash was not touched");
            Assert.AreEqual("old", new SettingsFiles(flash).Load(1).BrokerHost);
        }
    }

    [TestMethod]
    public void The_same_change_a_second_time_changes_nothing()
    {
        var flash = With(Old);
        var files = new SettingsFiles(flash);
        files.Load(1);
        Apply(files, Change, out _);
        files = new SettingsFiles(flash);
        files.Load(1);

        Assert.AreEqual("", Apply(files, Change, out var changed));
        Assert.IsFalse(changed);
    }

    [TestMethod]
    public void A_power_cut_at_any_byte_of_a_change_leaves_the_old_or_the_new()
    {
        var olds = 0;
        var news = 0;
        for (var cut = 0; cut < 1000; cut++)
        {
            var flash = With(Old);
            if (!Cut(flash, cut, "change"))
            {
                Assert.IsTrue(olds > 50 && news > 0, "there was something to cut");
                return;
            }

            // The start after it is cut, too.
            Cut(flash, cut % 4, "load");
            var files = new SettingsFiles(flash);
            var host = files.Load(1).BrokerHost;
            Assert.AreEqual("", files.Fault);
            Assert.IsTrue(host == "old" || host == "new", "neither");
            olds += host == "old" ? 1 : 0;
            news += host == "new" ? 1 : 0;
            Assert.AreEqual(host == "new", files.OnTrial, "new settings are on trial, old ones are not");
        }

        Assert.IsTrue(false, "it never ended");
    }

    [TestMethod]
    public void A_power_cut_at_any_step_of_going_back_or_of_confirming_loses_nothing()
    {
        for (var cut = 0; cut < 5; cut++)
        {
            var flash = With(Old);
            Cut(flash, -1, "change");
            Cut(flash, cut, "restore");
            var files = new SettingsFiles(flash);
            var host = files.Load(1).BrokerHost;
            Assert.IsTrue(files.Fault == "" && (host == "old" || (host == "new" && files.OnTrial)), "old, or still on trial");

            flash = With(Old);
            Cut(flash, -1, "change");
            Cut(flash, cut, "confirm");
            files = new SettingsFiles(flash);
            Assert.AreEqual("new", files.Load(1).BrokerHost);
            Assert.AreEqual("", files.Fault);
        }
    }

    [TestMethod]
    public void A_second_change_on_trial_goes_back_to_what_was_proved_and_not_to_the_first()
    {
        var flash = With(Old);
        Cut(flash, -1, "change");
        var files = new SettingsFiles(flash);
        files.Load(1);
        Apply(files, "{\"set\":{\"broker\":{\"host\":\"newer\"}}}", out _);
        files = new SettingsFiles(flash);
        Assert.AreEqual("newer", files.Load(1).BrokerHost);

        files.Restore();

        Assert.AreEqual("old", new SettingsFiles(flash).Load(1).BrokerHost);
    }

    [TestMethod]
    public void Going_back_twice_goes_back_once()
    {
        var flash = With(Old);
        Cut(flash, -1, "change");
        Cut(flash, -1, "restore");
        Cut(flash, -1, "restore");

        Assert.AreEqual("old", new SettingsFiles(flash).Load(1).BrokerHost);
    }

    [TestMethod]
    public void A_broken_file_is_told_and_those_before_it_are_used()
    {
        var flash = With(Old);
        Cut(flash, -1, "change");
        Cut(flash, -1, "confirm");
        var broken = Text.Bytes("{\"id\":");
        flash.Create(SettingsFiles.Current, broken, 0, broken.Length);

        var files = new SettingsFiles(flash);
        Assert.AreEqual("old", files.Load(1).BrokerHost);
        Assert.AreNotEqual("", files.Fault);

        Assert.AreEqual("", Apply(files, Change, out _), "and a change mends it");
        files = new SettingsFiles(flash);
        Assert.AreEqual("new", files.Load(1).BrokerHost);
        Assert.IsTrue(files.Fault == "" && files.OnTrial);
        files.Restore();
        Assert.AreEqual("old", new SettingsFiles(flash).Load(1).BrokerHost);
    }

    [TestMethod]
    public void Without_any_settings_there_is_still_a_help_button()
    {
        var files = new SettingsFiles(new FlashStore());

        var settings = files.Load(4);

        Assert.AreNotEqual("", files.Fault);
        Assert.AreEqual(1, settings.Points.Length);
        Assert.AreEqual("help", settings.Points[0].Kind);
        Assert.AreEqual(4, settings.Points[0].Pin);
    }

    [TestMethod]
    public void Flash_that_refuses_is_told_and_the_old_settings_stand()
    {
        var flash = With(Old);
        var files = new SettingsFiles(flash);
        files.Load(1);
        flash.RefusesWrites = true;

        Assert.AreEqual("flash does not take it", Apply(files, Change, out _));

        flash.RefusesWrites = false;
        Assert.AreEqual("old", new SettingsFiles(flash).Load(1).BrokerHost);
    }

    /// <summary>Does one thing with power for so many steps; true when the power went before it was done.</summary>
    private static bool Cut(FlashStore flash, int after, string what)
    {
        try
        {
            var files = new SettingsFiles(flash);
            flash.CutAfter = what == "load" ? after : -1;
            files.Load(1);
            flash.CutAfter = after;
            if (what == "change")
            {
                Apply(files, Change, out _);
            }
            else if (what == "restore")
            {
                files.Restore();
            }
            else if (what == "confirm")
            {
                files.Confirm();
            }

            return false;
        }
        catch (PowerCutException)
        {
            return true;
        }
        finally
        {
            flash.PowerOn();
        }
    }

    private static FlashStore With(string settings)
    {
        var flash = new FlashStore();
        var bytes = Text.Bytes(settings);
        flash.Create(SettingsFiles.Current, bytes, 0, bytes.Length);
        return flash;
    }

    private static string Apply(SettingsFiles files, string command, out bool changed)
    {
        // The object of members lies behind "set":, up to the last brace.
        var at = command.IndexOf("\"set\":");
        return files.Change(Text.Bytes(command), at < 0 ? 0 : at + 6, at < 0 ? 0 : command.Length - 1, out changed);
    }

    private static string Stored(FlashStore flash)
    {
        var bytes = new byte[flash.LengthOf(SettingsFiles.Current)];
        flash.Read(SettingsFiles.Current, 0, bytes, 0, bytes.Length);
        return Text.Of(bytes);
    }
}
