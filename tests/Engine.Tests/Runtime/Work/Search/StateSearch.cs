namespace Engine.Tests.Runtime.Work.Search;

/// <summary>Visits every state that can be reached, breadth first, so that the way to the first bad one is the shortest.</summary>
internal sealed class StateSearch(SearchVariant variant)
{
    public static DateTimeOffset Start { get; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>How many states there are.</summary>
    public int States { get; private set; }

    /// <summary>The shortest way to two records, or to an older fact that stays; null when there is none.</summary>
    public IReadOnlyList<string>? Way { get; private set; }

    /// <summary>States in which nothing can happen although the record is not as wanted and nobody was told.</summary>
    public int Stuck { get; private set; }

    public StateSearch Run()
    {
        var moves = new SearchMoves(variant);
        var cameFrom = new Dictionary<string, (string Key, string Move)>(StringComparer.Ordinal) { [moves.Start.Key] = ("", "") };
        var open = new Queue<SearchState>([moves.Start]);
        while (open.TryDequeue(out var state))
        {
            States++;
            var key = state.Key;
            if (IsBad(state))
            {
                Way ??= WayTo(key, cameFrom);
                continue;
            }

            var any = false;
            foreach (var (move, next) in moves.From(state))
            {
                any = true;
                if (cameFrom.TryAdd(next.Key, (key, move)))
                {
                    open.Enqueue(next);
                }
            }

            Stuck += any || state.IsOver || IsOutOfSends(state) ? 0 : 1;
        }

        return this;
    }

    private bool IsBad(SearchState state) => variant.IsUpdate ? state is { IsDone: true, IsQuiet: true } && state.Revision != 2 : state.Records > 1;

    // The search ends here, not the engine.
    private static bool IsOutOfSends(SearchState state) => state.Sends == 0 && state.Workers.Any(worker => worker.Phase == SearchPhase.Ready);

    private static List<string> WayTo(string key, Dictionary<string, (string Key, string Move)> cameFrom)
    {
        var way = new List<string>();
        for (var (at, step) = (key, cameFrom[key]); step.Key.Length > 0; step = cameFrom[at])
        {
            way.Insert(0, step.Move);
            at = step.Key;
        }

        return way;
    }
}
