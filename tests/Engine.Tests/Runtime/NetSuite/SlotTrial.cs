using Engine.Runtime.NetSuite;
using Engine.Tests.Support;

namespace Engine.Tests.Runtime.NetSuite;

/// <summary>
/// Many requests through a governor to a far side of five slots. Most are answered within seconds; some take longer than the caller waits,
/// and the far side goes on with those. Time moves only from one thing that happens to the next.
/// </summary>
internal sealed class SlotTrial(GovernorOptions options, int slowPercent)
{
    private const int FarSlots = 5;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LongestSlow = TimeSpan.FromSeconds(85);

    private readonly ManualTime time = new();
    private readonly List<DateTimeOffset> atFarSide = [];
    private int number;

    public int Refused { get; private set; }

    public int GivenUp { get; private set; }

    public int MostAtFarSide { get; private set; }

    public async Task RunAsync(int requests)
    {
        using var governor = new Governor(options, time);
        var waiting = new Queue<Task<GovernorSlot>>(Enumerable.Range(0, requests).Select(_ => governor.EnterAsync(false, default)));
        var open = new PriorityQueue<(GovernorSlot Slot, bool IsGivenUp), DateTimeOffset>();
        while (waiting.Count > 0 || open.Count > 0)
        {
            await SendAsync(waiting, open, governor);
            Move(governor, open);
        }
    }

    /// <summary>Sends for every slot that was given.</summary>
    private async Task SendAsync(
        Queue<Task<GovernorSlot>> waiting, PriorityQueue<(GovernorSlot Slot, bool IsGivenUp), DateTimeOffset> open, Governor governor)
    {
        while (waiting.Count > 0 && open.Count < governor.Report().InUse)
        {
            var slot = await waiting.Dequeue().WaitAsync(TimeSpan.FromSeconds(60));
            atFarSide.RemoveAll(end => end <= time.GetUtcNow());
            if (atFarSide.Count == FarSlots)
            {
                Refused++;
            }

            // A slow one in as many as are asked for, spread evenly; what is left is short and differs.
            var isSlow = ++number * slowPercent % 100 < slowPercent;
            var takes = isSlow ? LongestSlow : TimeSpan.FromMilliseconds(400 + (number * 37 % 1600));
            atFarSide.Add(time.GetUtcNow() + takes);
            MostAtFarSide = Math.Max(MostAtFarSide, atFarSide.Count);
            GivenUp += isSlow ? 1 : 0;
            open.Enqueue((slot, isSlow), time.GetUtcNow() + (isSlow ? Patience : takes));
        }
    }

    /// <summary>To the next answer or time-out, or, when all slots are held back, to the moment one comes back.</summary>
    private void Move(Governor governor, PriorityQueue<(GovernorSlot Slot, bool IsGivenUp), DateTimeOffset> open)
    {
        var next = open.TryPeek(out _, out var end) ? end : DateTimeOffset.MaxValue;
        var due = governor.Report().Waiting > 0 && time.NextDue is { } at && at < next ? at : next;
        if (due == DateTimeOffset.MaxValue)
        {
            return;
        }

        time.Advance(due - time.GetUtcNow());
        while (open.TryPeek(out var ended, out var when) && when <= time.GetUtcNow())
        {
            open.Dequeue();
            ended.Slot.MayStillRun = ended.IsGivenUp;
            ended.Slot.Dispose();
        }
    }
}
