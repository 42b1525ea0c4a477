using nanoFramework.Runtime.Native;

namespace Hjemvakt.Gateway.Board;

/// <summary>What the board tells about itself.</summary>
public sealed class BoardDiagnostics : IDiagnostics
{
    private int _heapMin = int.MaxValue;

    public BoardDiagnostics(string resetReason) => ResetReason = resetReason;

    public string Firmware => FirmwareVersion.Text;

    public string Board => SystemInfo.TargetName;

    public string ResetReason { get; }

    public int HeapFree
    {
        get
        {
            // Collects first, so that garbage does not count as used; compaction would stop all threads for longer.
            var free = (int)nanoFramework.Runtime.Native.GC.Run(false);
            if (free < _heapMin)
            {
                _heapMin = free;
            }

            return free;
        }
    }

    public int HeapMin => _heapMin == int.MaxValue ? HeapFree : _heapMin;
}
