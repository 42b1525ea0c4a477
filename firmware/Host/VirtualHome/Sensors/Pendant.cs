using System.Buffers.Binary;

namespace Hjemvakt.VirtualHome.Sensors;

/// <summary>A pendant at somebody's waist: fifty samples a second of how they stand, fall and lie, handed on in blocks of half a second.</summary>
public sealed class Pendant : IDisposable
{
    private const int BlockSamples = 25;
    private const int SampleBytes = 6;
    private const int StandingSamples = 150;
    private const int FreeFallSamples = 20;
    private const int ImpactSamples = 3;

    private static readonly TimeSpan BlockTime = TimeSpan.FromMilliseconds(500);

    private readonly Lock _gate = new();
    private readonly Action<byte[]> _hand;
    private readonly ITimer _blocks;
    private readonly Random _noise = new(5);
    private readonly Queue<(short X, short Y, short Z)> _script = [];
    private (short X, short Y, short Z) _posture = (0, -1000, 0);

    /// <param name="time">The home's time.</param>
    /// <param name="hand">Takes each block.</param>
    public Pendant(TimeProvider time, Action<byte[]> hand)
    {
        _hand = hand;
        _blocks = time.CreateTimer(_ => HandBlock(), null, BlockTime, BlockTime);
    }

    /// <summary>It lies in a drawer with an empty battery.</summary>
    public bool Silent { get; set; }

    /// <summary>The wearer stands for three seconds, falls freely, hits the floor, and lies there.</summary>
    public void Fall()
    {
        lock (_gate)
        {
            for (var i = 0; i < StandingSamples; i++)
            {
                _script.Enqueue((0, -1000, 0));
            }

            for (var i = 0; i < FreeFallSamples; i++)
            {
                _script.Enqueue((80, -150, 60));
            }

            for (var i = 0; i < ImpactSamples; i++)
            {
                _script.Enqueue((3200, -1800, 900));
            }

            _posture = (980, -120, 60);
        }
    }

    /// <summary>The wearer is on their feet again.</summary>
    public void Rise()
    {
        lock (_gate)
        {
            _posture = (0, -1000, 0);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _blocks.Dispose();

    private void HandBlock()
    {
        var block = new byte[BlockSamples * SampleBytes];
        lock (_gate)
        {
            if (Silent)
            {
                return;
            }

            for (var i = 0; i < BlockSamples; i++)
            {
                var (x, y, z) = _script.TryDequeue(out var next) ? next : _posture;
                Put(block, i, 0, x);
                Put(block, i, 1, y);
                Put(block, i, 2, z);
            }
        }

        _hand(block);
    }

    // Nobody stands or lies like a stone.
    private void Put(byte[] block, int sample, int axis, short mg) =>
        BinaryPrimitives.WriteInt16LittleEndian(block.AsSpan((sample * SampleBytes) + (2 * axis)), (short)(mg + _noise.Next(-20, 21)));
}
