using Hjemvakt.Gateway.Core.Tests.Support;
using Hjemvakt.Gateway.Records;
using nanoFramework.TestFramework;

namespace Hjemvakt.Gateway.Core.Tests.Records;

[TestClass]
public class RecordWriterTests
{
    [TestMethod]
    public void The_common_members_come_first_and_in_order()
    {
        var buffer = new byte[200];
        var writer = new RecordWriter();
        writer.Begin(buffer, 0, 7, Head(1767225600123));
        writer.Text("src", "radar").Number("conf", 87);
        Assert.AreEqual(
            "{\"s\":7,\"b\":4,\"u\":981,\"t\":1767225600123,\"k\":\"fall\",\"p\":\"bathroom-radar\",\"src\":\"radar\",\"conf\":87}",
            Written(buffer, writer.End()));
    }

    [TestMethod]
    public void Without_a_true_clock_there_is_no_time()
    {
        var buffer = new byte[200];
        var writer = new RecordWriter();
        writer.Begin(buffer, 0, 7, Head(0));
        writer.Flag("open", true).Tenths("temp", -35);
        Assert.AreEqual(
            "{\"s\":7,\"b\":4,\"u\":981,\"k\":\"fall\",\"p\":\"bathroom-radar\",\"open\":true,\"temp\":-3.5}",
            Written(buffer, writer.End()));
    }

    [TestMethod]
    public void A_record_that_is_too_long_is_refused()
    {
        var buffer = new byte[3000];
        var writer = new RecordWriter();
        writer.Begin(buffer, 0, 7, Head(0));
        writer.Text("raw", new string('a', RecordWriter.MaxBytes));
        Assert.AreEqual(-1, writer.End());
        writer.Begin(buffer, 2900, 7, Head(0));
        writer.Text("raw", new string('a', 50));
        Assert.AreEqual(-1, writer.End(), "longer than its buffer");
    }

    private static RecordHead Head(long unix) => new RecordHead().Set(4, 981, unix, "fall", "bathroom-radar");

    private static string Written(byte[] buffer, int end)
    {
        var record = new byte[end];
        for (var i = 0; i < end; i++)
        {
            record[i] = buffer[i];
        }

        return Text.Of(record);
    }
}
