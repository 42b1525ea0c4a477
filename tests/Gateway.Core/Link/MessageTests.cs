using Hjemvakt.Gateway.Core.Tests.Support;
using Hjemvakt.Gateway.Link;
using Hjemvakt.Gateway.Link.Messages;
using nanoFramework.TestFramework;

namespace Hjemvakt.Gateway.Core.Tests.Link;

/// <summary>What comes down, read strictly: see firmware/contract/vectors, which these follow.</summary>
[TestClass]
public class MessageTests
{
    [DataRow("{\"alarm\":20,\"routine\":4216}", 20L, 4216L)]
    [DataRow("{\"alarm\":0,\"routine\":0}", 0L, 0L)]
    [DataRow("{ \"routine\" : 4216, \"alarm\" : 20 }", 20L, 4216L)]
    [DataRow("{\"alarm\":20,\"routine\":4216,\"at\":5}", 20L, 4216L)]
    [DataRow("{\"extra\":{\"alarm\":99,\"routine\":[99]},\"alarm\":20,\"routine\":4216}", 20L, 4216L)]
    [DataRow("{\"alarm\":9007199254740991,\"routine\":1}", 9007199254740991L, 1L)]
    public void Receipts(string text, long alarm, long routine)
    {
        var receipt = ReceiptMessage.Read(Text.Bytes(text));
        Assert.IsNotNull(receipt);
        Assert.AreEqual(alarm, receipt!.Alarm);
        Assert.AreEqual(routine, receipt.Routine);
    }

    [DataRow("")]
    [DataRow("receipt 20 4216")]
    [DataRow("{\"alarm\":20}")]
    [DataRow("{\"routine\":20}")]
    [DataRow("{\"alarm\":-1,\"routine\":4216}")]
    [DataRow("{\"alarm\":\"20\",\"routine\":4216}")]
    [DataRow("{\"alarm\":20,\"routine\":1.5}")]
    [DataRow("{\"alarm\":20,\"routine\":null}")]
    [DataRow("{\"alarm\":20,\"routine\":1e3}")]
    [DataRow("{\"alarm\":9007199254740992,\"routine\":4216}")]
    [DataRow("{\"alarm\":18446744073709551636,\"routine\":4216}")]
    [DataRow("[{\"alarm\":20,\"routine\":4216}]")]
    [DataRow("{\"alarm\":20,\"routine\":42")]
    [DataRow("{\"alarm\":20,\"routine\":4216}{}")]
    [DataRow("{\"alarm\":20,\"alarm\":21,\"routine\":4216}")]
    [DataRow("{\"alarm\":20,\"routine\":4216}x")]
    public void What_is_no_receipt_deletes_nothing(string text) => Assert.IsNull(ReceiptMessage.Read(Text.Bytes(text)));

    [DataRow("raised", 1)]
    [DataRow("notified", 2)]
    [DataRow("acknowledged", 3)]
    [DataRow("onTheWay", 4)]
    [DataRow("resolved", 5)]
    [DataRow("cancelled", 6)]
    public void Alerts(string state, int stage)
    {
        var alert = AlertMessage.Read(Text.Bytes("{\"id\":\"0198\",\"kind\":\"fall\",\"state\":\"" + state + "\",\"by\":\"Åse\",\"eta\":10}"));
        Assert.IsNotNull(alert);
        Assert.AreEqual("0198", alert!.Id);
        Assert.AreEqual("fall", alert.Kind);
        Assert.AreEqual(stage, (int)alert.Stage);
    }

    [DataRow("")]
    [DataRow("{\"id\":\"a\",\"kind\":\"fall\",\"state\":\"escalated\"}")]
    [DataRow("{\"id\":\"a\",\"kind\":\"fall\",\"state\":\"Raised\"}")]
    [DataRow("{\"id\":\"a\",\"kind\":\"fall\"}")]
    [DataRow("{\"kind\":\"fall\",\"state\":\"raised\"}")]
    [DataRow("{\"id\":1,\"kind\":\"fall\",\"state\":\"raised\"}")]
    [DataRow("{\"id\":\"\",\"kind\":\"fall\",\"state\":\"raised\"}")]
    [DataRow("{\"id\":\"a\",\"state\":\"raised\"}")]
    [DataRow("{\"id\":\"a\",\"kind\":\"fall\",\"state\":\"raised\",\"by\":7}")]
    [DataRow("{\"id\":\"a\",\"kind\":\"fall\",\"state\":\"raised\",\"state\":\"resolved\"}")]
    [DataRow("[{\"id\":\"a\",\"kind\":\"fall\",\"state\":\"raised\"}]")]
    [DataRow("{\"id\":\"a\",\"kind\":\"fall\",\"state\":\"raised\"")]
    public void What_is_no_alert_changes_nothing(string text) => Assert.IsNull(AlertMessage.Read(Text.Bytes(text)));

    [TestMethod]
    public void A_command_is_known_by_its_id()
    {
        Assert.AreEqual("c-1", CommandMessage.Read(Text.Bytes("{\"x\":[{}],\"id\":\"c-1\"}"))!.Id);
        Assert.IsNull(CommandMessage.Read(Text.Bytes("{\"x\":1}")));
        Assert.IsNull(CommandMessage.Read(Text.Bytes("{\"id\":\"\"}")));
        Assert.IsNull(CommandMessage.Read(Text.Bytes("{\"id\":\"c-1\",\"exp\":\"soon\"}")));
        Assert.IsNull(CommandMessage.Read(Text.Bytes("{\"id\":\"c-1\",\"id\":\"c-2\"}")));
    }

    [TestMethod]
    public void Waits_double_up_to_the_longest_and_differ_between_gateways()
    {
        var one = new Backoff(1000, Backoff.Seed("gw-berit", 4));
        var other = new Backoff(1000, Backoff.Seed("gw-amir", 4));
        var differ = false;
        var expected = 1000;
        for (var i = 0; i < 12; i++)
        {
            var wait = one.Next(120000);
            Assert.IsTrue(wait >= expected && wait <= expected + expected / 4, "twice as long each time, and a little chance");
            differ |= wait != other.Next(120000);
            expected = expected * 2 < 120000 ? expected * 2 : 120000;
        }

        Assert.IsTrue(differ);
        one.Reset();
        Assert.IsTrue(one.Next(120000) <= 1250);
    }
}
