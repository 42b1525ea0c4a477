using System.Text;
using System.Text.Json;
using Hjemvakt.Contract.Tests.Reading;
using Hjemvakt.Gateway.Link.Messages;

namespace Hjemvakt.Contract.Tests.GatewaySide;

/// <summary>The firmware's readers judge every golden message that comes down as it is marked, and read the right values out of it.</summary>
public sealed class GatewayReceivingTests
{
    public static IEnumerable<TheoryDataRow<string, string>> ComingDown => Vector.Rows("receipt", "alert", "command");

    [Theory]
    [MemberData(nameof(ComingDown))]
    public void The_firmware_judges_a_golden_message_as_it_is_marked(string message, string name)
    {
        var vector = Vector.Find(message, name);

        // Readers use the array up.
        var read = Read(message, [.. vector.Payload]);

        (read is not null).ShouldBe(vector.Expected.Accepted, $"{vector.Why}\n{Encoding.UTF8.GetString(vector.Payload)}");
        if (vector.Expected.Accepted)
        {
            using var json = JsonDocument.Parse(vector.Payload);
            ShouldSay(read!, json.RootElement);
        }
    }

    [Fact]
    public void A_message_that_is_not_utf8_is_no_message()
    {
        byte[] payload = [.. """{"alarm":1,"routine":2,"note":"""u8, (byte)'"', 0xC3, 0x28, (byte)'"', (byte)'}'];

        ReceiptMessage.Read(payload).ShouldBeNull();
    }

    private static object? Read(string message, byte[] payload) => message switch
    {
        "receipt" => ReceiptMessage.Read(payload),
        "alert" => AlertMessage.Read(payload),
        "command" => CommandMessage.Read(payload)?.Id,
        _ => throw new InvalidOperationException(message),
    };

    private static void ShouldSay(object read, JsonElement json)
    {
        switch (read)
        {
            case ReceiptMessage receipt:
                receipt.Alarm.ShouldBe(json.GetProperty("alarm").GetInt64());
                receipt.Routine.ShouldBe(json.GetProperty("routine").GetInt64());
                break;
            case AlertMessage alert:
                alert.Id.ShouldBe(json.GetProperty("id").GetString());
                alert.Kind.ShouldBe(json.GetProperty("kind").GetString());
                alert.Stage.ToString().ShouldBe(json.GetProperty("state").GetString(), StringCompareShould.IgnoreCase);
                break;
            default:
                read.ShouldBe(json.GetProperty("id").GetString());
                break;
        }
    }
}
