using Hjemvakt.Gateway.Core.Tests.Support;
using nanoFramework.TestFramework;

namespace Hjemvakt.Gateway.Core.Tests.Link;

/// <summary>Connecting, staying connected, noticing when that is not so, and trying again.</summary>
[TestClass]
public class GatewayLinkTests
{
    [TestMethod]
    public void A_gateway_connects_as_itself_with_a_last_will_and_is_born()
    {
        var home = new Home();
        home.Run(0);
        Assert.AreEqual(1, home.Wire.Connection);
        var target = home.Wire.Target!;
        Assert.AreEqual("gw-test", target.Id);
        Assert.AreEqual("0123456789012345678901", target.Secret);
        Assert.IsFalse(home.App.CompanionReached);

        home.Wire.Accept();
        home.Run(0);
        Assert.IsTrue(home.App.CompanionReached);
        Assert.AreEqual(3, home.Wire.Topics.Length);
        Assert.AreEqual("hv1/gw-test/receipt", home.Wire.Topics[0]);
        Assert.AreEqual("hv1/gw-test/alert", home.Wire.Topics[1]);
        Assert.AreEqual("hv1/gw-test/command/+", home.Wire.Topics[2]);
        var birth = home.Wire.Settle(true);
        Assert.AreEqual("hv1/gw-test/status", birth.Topic);
        Assert.IsTrue(birth.Retain);
        Assert.AreEqual(
            "{\"online\":true,\"b\":1,\"u\":1000,\"fw\":\"0.1.0\",\"board\":\"test\",\"reset\":\"power\",\"rssi\":-61,\"heapFree\":30000,\"heapMin\":30000,\"flashUsed\":0,\"queue\":{\"alarm\":0,\"routine\":0},\"restarts\":{\"power\":1,\"crash\":0,\"stuck\":0,\"silence\":0,\"settings\":0,\"command\":0},\"links\":1,\"ip\":\"192.0.2.7\"}",
            birth.PayloadText);

        home.Board.Heap = 40000;
        home.Run(60000);
        Assert.IsTrue(home.Queued("status")!.PayloadText.Contains("\"heapFree\":40000,\"heapMin\":30000,"), "the least that was ever free");
    }

    [TestMethod]
    public void A_heartbeat_comes_every_minute_with_what_waits_and_the_time_when_it_is_true()
    {
        var home = new Home();
        home.GoOnline();
        home.Board.Time.SetWall(1767225600000);
        home.Fall();
        var heartbeats = 0;
        for (var i = 0; i < 120; i++)
        {
            home.Run(1000);
            if (home.Wire.Queue.Count > 0 && home.Wire.Settle(true) is Sent { Name: "status" } sent)
            {
                heartbeats++;
                Assert.Contains("\"t\":17672", sent.PayloadText);
                Assert.Contains("\"queue\":{\"alarm\":1,\"routine\":0}", sent.PayloadText);
            }
        }

        Assert.AreEqual(2, heartbeats);
    }

    [TestMethod]
    public void When_nobody_answers_the_attempts_grow_rarer_but_never_stop()
    {
        var home = new Home();
        home.Run(0);
        var last = home.Now;
        var expected = 1000;
        for (var attempt = 1; attempt <= 12; attempt++)
        {
            Assert.AreEqual(attempt, home.Wire.Opens);
            home.Wire.End("refused");
            home.Run(0);
            while (home.Wire.Opens == attempt)
            {
                home.Run(100);
            }

            var waited = home.Now - last;
            Assert.IsTrue(waited >= expected && waited <= expected * 5 / 4 + 200, "double each time, from 1 s to 2 min, and a little chance");
            last = home.Now;
            expected = expected * 2 < 120000 ? expected * 2 : 120000;
        }
    }

    [TestMethod]
    public void A_new_alarm_does_not_wait_for_the_next_attempt()
    {
        var home = new Home();
        home.Run(0);
        for (var i = 0; i < 8; i++)
        {
            home.Wire.End("refused");
            while (home.Wire.Opens == i + 1)
            {
                home.Run(1000);
            }
        }

        home.Wire.End("refused");
        home.Run(5000);
        var opens = home.Wire.Opens;
        home.Fall();
        home.Run(1);
        Assert.AreEqual(opens + 1, home.Wire.Opens);
        home.Wire.End("refused");
        home.Run(13000);
        Assert.AreEqual(opens + 2, home.Wire.Opens, "and with an alarm waiting it is tried at least every 10 s and a little");
    }

    [TestMethod]
    public void Without_a_network_nothing_is_tried_and_with_it_at_once()
    {
        var home = new Home();
        home.Board.IsUp = false;
        home.Run(120000);
        Assert.AreEqual(0, home.Wire.Opens);
        home.Board.IsUp = true;
        home.Run(1000);
        Assert.AreEqual(1, home.Wire.Opens);
    }

    [TestMethod]
    public void With_tls_the_clock_comes_first_but_is_not_waited_for_for_ever()
    {
        var patient = new Home(new FlashStore(), true);
        patient.Run(5000);
        Assert.AreEqual(0, patient.Wire.Opens);
        patient.Board.Time.SetWall(1767225600000);
        patient.Run(1000);
        Assert.AreEqual(1, patient.Wire.Opens);

        var without = new Home(new FlashStore(), true);
        without.Run(31000);
        Assert.AreEqual(1, without.Wire.Opens);
    }

    [TestMethod]
    public void A_connection_that_never_comes_is_given_up_after_a_minute()
    {
        var home = new Home();
        home.Run(59000);
        Assert.AreEqual(1, home.Wire.Opens);
        home.Run(3000);
        Assert.AreEqual(1, home.Wire.Closes);
        Assert.AreEqual(2, home.Wire.Opens);
    }

    [TestMethod]
    public void What_a_dead_connection_still_says_is_not_believed()
    {
        var home = new Home();
        home.Run(62000);
        Assert.AreEqual(2, home.Wire.Connection);
        var late = home.Wire.Events!;
        late.Opened(1);
        home.Run(0);
        Assert.IsFalse(home.App.CompanionReached);
        home.Wire.Accept();
        late.Closed(1, "late");
        home.Run(0);
        Assert.IsTrue(home.App.CompanionReached);
        home.Fall();
        late.Published(1, 1, false);
        late.Published(1, 2, false);
        home.Run(0);
        Assert.IsTrue(home.App.CompanionReached);
        home.Wire.End("gone");
        late.Closed(1, "later still");
        home.Run(0);
        Assert.IsFalse(home.App.CompanionReached, "and does not hide what the living one says");
    }

    [TestMethod]
    public void A_connection_that_breaks_as_soon_as_it_is_made_is_tried_less_and_less_often()
    {
        // Two gateways with one identity put each other out like this, for ever.
        var home = new Home();
        for (var i = 0; i < 600; i++)
        {
            if (home.Wire.Connection == home.Wire.Opens && home.Wire.Opens > home.Wire.Closes)
            {
                home.Wire.Accept();
                home.Run(0);
                home.SettleAll();
                home.Wire.End("taken over");
            }

            home.Run(1000);
        }

        Assert.IsTrue(home.Wire.Opens <= 13, "ten minutes: 1, 2, 4 … 64 s and then every two minutes, not every second");
        home.Fall();
        home.Run(2000);
        Assert.IsTrue(home.Wire.Opens > home.Wire.Closes || home.Wire.IsOpen, "but an alarm is tried at once");
    }

    [TestMethod]
    public void Two_messages_in_a_row_that_nobody_acknowledges_end_the_connection()
    {
        var home = new Home();
        home.GoOnline();
        home.Run(60000);
        home.Wire.Settle(false);
        home.Run(0);
        Assert.IsTrue(home.App.CompanionReached, "one may be lost");
        home.Fall();
        home.Wire.Settle(false);
        home.Run(0);
        Assert.IsFalse(home.App.CompanionReached);
        Assert.AreEqual(1, home.Wire.Closes);
        home.Run(1500);
        Assert.AreEqual(2, home.Wire.Opens, "and a new one is tried at once");
    }

    [TestMethod]
    public void A_network_that_is_gone_for_ten_seconds_ends_the_connection()
    {
        var home = new Home();
        home.GoOnline();
        home.Board.IsUp = false;
        home.Run(9000);
        home.Board.IsUp = true;
        home.Run(2000);
        Assert.IsTrue(home.App.CompanionReached);
        home.Board.IsUp = false;
        home.Run(12000);
        Assert.IsFalse(home.App.CompanionReached);
    }

    [TestMethod]
    public void A_transport_that_takes_no_message_or_keeps_one_for_ever_is_torn_down()
    {
        var full = new Home();
        full.GoOnline();
        full.Wire.IsFull = true;
        full.Fall();
        Assert.IsFalse(full.App.CompanionReached);

        var stuck = new Home();
        stuck.GoOnline();
        stuck.Fall();
        stuck.Run(29000);
        Assert.IsTrue(stuck.App.CompanionReached);
        stuck.Run(2000);
        Assert.IsFalse(stuck.App.CompanionReached);
    }

    [TestMethod]
    public void Ten_minutes_without_a_receipt_for_what_was_sent_end_the_connection()
    {
        var home = new Home();
        home.GoOnline();
        home.Run(700000);
        home.SettleAll();
        Assert.AreEqual(0, home.Wire.Closes, "nothing was waiting");
        home.Fall();
        for (var i = 0; i < 598; i++)
        {
            home.Run(1000);
            home.SettleAll();
        }

        Assert.AreEqual(0, home.Wire.Closes);
        home.Run(3000);
        Assert.AreEqual(1, home.Wire.Closes);
    }

    [TestMethod]
    public void A_command_that_is_not_known_is_answered()
    {
        var home = new Home();
        home.GoOnline();
        home.Wire.Deliver("hv1/gw-test/command/dance", "{\"id\":\"c-1\",\"how\":\"slow\"}");
        home.Wire.Deliver("hv1/gw-test/command/dance", "no command");
        home.Run(0);
        Assert.AreEqual(1, home.Wire.Queue.Count);
        var reply = home.Wire.Settle(true);
        Assert.AreEqual("hv1/gw-test/reply/dance", reply.Topic);
        Assert.StartsWith("{\"id\":\"c-1\",\"ok\":false,\"why\":", reply.PayloadText);
    }
}
