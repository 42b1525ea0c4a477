using System.Collections;
using Hjemvakt.Gateway.Outbox;
using Hjemvakt.Gateway.Outbox.Streams;
using nanoFramework.TestFramework;

namespace Hjemvakt.Gateway.Core.Tests.Support;

/// <summary>
/// What the companion holds of one stream: each number once, whatever comes and in whatever order. A number that comes with another content than
/// before has been used twice, and that fails the test: of the two records the companion would have dropped one.
/// </summary>
public sealed class Companion
{
    private readonly Hashtable _records = new Hashtable();
    private readonly Hashtable _marks = new Hashtable();
    private readonly ArrayList _all = new ArrayList();
    private long _gapFrom;
    private long _gapTo;

    /// <summary>Everything up to here is held, or told to be gone.</summary>
    public long Receipt { get; private set; }

    public int Count => _records.Count;

    /// <summary>How many numbers were told to be gone.</summary>
    public int Gone { get; private set; }

    /// <summary>What is held under a number, or null.</summary>
    public string? this[long sequence] => (string?)_records[sequence.ToString()];

    /// <summary>Takes a message.</summary>
    public void Take(byte[] message)
    {
        Assert.IsTrue(message.Length <= 2560, "with topic, MQTT and TLS around it a message stays below 2.8 KB");
        var records = Text.Records(message);
        Assert.IsTrue(records.Length >= 1 && records.Length <= 32, "a message has 1 to 32 records");
        foreach (var record in records)
        {
            Take(record);
        }
    }

    /// <summary>Takes everything that an outbox stream would send.</summary>
    public void TakeAll(OutboxStream stream)
    {
        var batch = new Batch();
        var next = stream.Receipted + 1;
        while (stream.Read(next, batch, 32))
        {
            Take(batch.ToMessage());
            next = batch.Last + 1;
        }
    }

    /// <summary>How many marked records came under more than one number.</summary>
    public int Twice { get; private set; }

    /// <summary>Whether the record with this mark is held.</summary>
    public bool HoldsMark(string mark) => _marks.Contains(mark);

    /// <summary>Whether a record with this in it is held.</summary>
    public bool Holds(string part)
    {
        foreach (string record in _all)
        {
            if (record.Contains(part))
            {
                return true;
            }
        }

        return false;
    }

    private void Take(string record)
    {
        var key = Text.Sequence(record).ToString();
        var known = (string?)_records[key];
        if (known != null)
        {
            Assert.AreEqual(known, record, "a number was used twice");
            return;
        }

        _records[key] = record;
        var mark = record.IndexOf("\"mark\":\"");
        if (mark >= 0)
        {
            var name = record.Substring(mark + 8, record.Length - mark - 10);
            Twice += _marks.Contains(name) ? 1 : 0;
            _marks[name] = name;
        }

        _all.Add(record);
        if (record.Contains("\"k\":\"gap\""))
        {
            _gapFrom = Number(record, "\"from\":");
            _gapTo = Number(record, "\"to\":");
        }

        while (true)
        {
            if (_records[(Receipt + 1).ToString()] != null)
            {
                Receipt++;
            }
            else if (_gapFrom <= Receipt + 1 && Receipt + 1 <= _gapTo)
            {
                Receipt++;
                Gone++;
            }
            else
            {
                return;
            }
        }
    }

    private static long Number(string record, string name)
    {
        var from = record.IndexOf(name) + name.Length;
        var to = record.IndexOf(',', from);
        return long.Parse(record.Substring(from, to - from));
    }
}
