using System.Globalization;
using System.Text.Json;
using Hjemvakt.Safety.Records;
using Hjemvakt.Showroom.Scenarios;
using MQTTnet;
using MQTTnet.Formatter;
using MQTTnet.Protocol;

namespace Hjemvakt.Faults.Tests.Support;

/// <summary>
/// A gateway at the wire: sends numbered records by the contract as fast as it is let, notes every acknowledgement and every receipt it gets,
/// and begins again from the last receipt whenever the line breaks. It believes nothing else.
/// </summary>
/// <param name="through">The port of what stands in front of the broker, or null.</param>
internal sealed class WireGateway(Service service, int number, int? through = null)
{
    /// <summary>What a gateway sends in.</summary>
    public static readonly RecordStream[] Streams = [RecordStream.Alarm, RecordStream.Routine];

    private const int Window = 6;
    private static readonly TimeSpan ForAnswer = TimeSpan.FromSeconds(20);

    private readonly Lock _gate = new();
    private readonly Dictionary<RecordStream, long> _receipts = new() { [RecordStream.Alarm] = 0, [RecordStream.Routine] = 0 };
    private readonly HashSet<(RecordStream Stream, long Number)> _acknowledged = [];

    /// <summary>The gateway's id.</summary>
    public string Id => service.Homes[number].Gateway;

    /// <summary>The home it stands in.</summary>
    public string Home => service.Homes[number].Id;

    /// <summary>Each receipt it was given, as it came.</summary>
    public Sightings<(long Alarm, long Routine)> Receipts { get; } = new(TimeProvider.System);

    /// <summary>One for each message that was acknowledged.</summary>
    public Sightings<int> Acknowledgements { get; } = new(TimeProvider.System);

    /// <summary>One for each message that was not, and for each time it was not let in.</summary>
    public Sightings<string> Refusals { get; } = new(TimeProvider.System);

    /// <summary>The records that a PUBACK has covered.</summary>
    public IReadOnlyList<long> Acknowledged(RecordStream stream)
    {
        lock (_gate)
        {
            return [.. _acknowledged.Where(record => record.Stream == stream).Select(record => record.Number)];
        }
    }

    /// <summary>How far the companion has said that it is.</summary>
    public long Receipted(RecordStream stream)
    {
        lock (_gate)
        {
            return _receipts[stream];
        }
    }

    /// <summary>Sends records 1 to <paramref name="alarms"/> and 1 to <paramref name="routine"/>, in messages of 1 to 8, until receipts cover them all.</summary>
    public async Task SendAllAsync(int alarms, int routine, Random dice, CancellationToken cancel)
    {
        while (Receipted(RecordStream.Alarm) < alarms || Receipted(RecordStream.Routine) < routine)
        {
            using var line = new MqttClientFactory().CreateMqttClient();
            try
            {
                await ConnectAsync(line, cancel);
                await SendAsync(line, RecordStream.Alarm, alarms, dice, cancel);
                await SendAsync(line, RecordStream.Routine, routine, dice, cancel);
                await Receipts.FirstAsync(0, receipt => receipt.Alarm >= alarms && receipt.Routine >= routine, cancel).WaitAsync(ForAnswer, cancel);
            }
            catch (Exception broken) when (broken is not OperationCanceledException || !cancel.IsCancellationRequested)
            {
                Refusals.Add(broken.Message);
                await service.ListensAsync(cancel);
            }
        }
    }

    /// <summary>The record with this number, as the contract writes it.</summary>
    public static string Record(RecordStream stream, long s) => stream == RecordStream.Alarm
        ? string.Create(CultureInfo.InvariantCulture, $$"""{"s":{{s}},"b":1,"u":{{s * 10}},"k":"help","p":"bedside-button","src":"button"}""")
        : string.Create(CultureInfo.InvariantCulture, $$"""{"s":{{s}},"b":1,"u":{{s * 10}},"k":"door","p":"front-door","open":{{(s % 2 == 1 ? "true" : "false")}}}""");

    private async Task ConnectAsync(IMqttClient line, CancellationToken cancel)
    {
        line.ApplicationMessageReceivedAsync += message =>
        {
            if (message.ApplicationMessage.Topic == $"hv1/{Id}/receipt")
            {
                Hear(message.ApplicationMessage.ConvertPayloadToString()!);
            }

            return Task.CompletedTask;
        };
        await line.ConnectAsync(
            new MqttClientOptionsBuilder()
                .WithProtocolVersion(MqttProtocolVersion.V311)
                .WithTcpServer("127.0.0.1", through ?? service.Address.Mqtt)
                .WithClientId(Id)
                .WithCredentials(Id, service.Secrets[number])
                .WithCleanSession(false)
                .WithTimeout(ForAnswer)
                .Build(),
            cancel);
        await line.SubscribeAsync($"hv1/{Id}/receipt", MqttQualityOfServiceLevel.AtLeastOnce, cancel);
    }

    private async Task SendAsync(IMqttClient line, RecordStream stream, int last, Random dice, CancellationToken cancel)
    {
        var flying = new List<Task>();
        for (var next = Receipted(stream) + 1; next <= last;)
        {
            var count = (int)Math.Min(dice.Next(1, 9), last - next + 1);
            flying.Add(PublishAsync(line, stream, next, count, cancel));
            next += count;
            if (flying.Count == Window)
            {
                var landed = await Task.WhenAny(flying);
                flying.Remove(landed);
                await landed;
            }
        }

        await Task.WhenAll(flying);
    }

    private async Task PublishAsync(IMqttClient line, RecordStream stream, long first, int count, CancellationToken cancel)
    {
        var numbers = Enumerable.Range(0, count).Select(i => first + i).ToList();
        var answer = await line.PublishAsync(
            new MqttApplicationMessageBuilder()
                .WithTopic($"hv1/{Id}/{(stream == RecordStream.Alarm ? "alarm" : "routine")}")
                .WithPayload($"[{string.Join(',', numbers.Select(number => Record(stream, number)))}]")
                .WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce)
                .Build(),
            cancel);
        answer.ReasonCode.ShouldBe(MqttClientPublishReasonCode.Success);
        lock (_gate)
        {
            _acknowledged.UnionWith(numbers.Select(number => (stream, number)));
        }

        Acknowledgements.Add(count);
    }

    private void Hear(string receipt)
    {
        using var json = JsonDocument.Parse(receipt);
        var heard = (Alarm: json.RootElement.GetProperty("alarm").GetInt64(), Routine: json.RootElement.GetProperty("routine").GetInt64());
        lock (_gate)
        {
            _receipts[RecordStream.Alarm] = Math.Max(_receipts[RecordStream.Alarm], heard.Alarm);
            _receipts[RecordStream.Routine] = Math.Max(_receipts[RecordStream.Routine], heard.Routine);
        }

        Receipts.Add(heard);
    }
}
