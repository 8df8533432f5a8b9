using System.Collections.Immutable;
using Engine.App.Demo;

namespace Engine.Simulation;

/// <summary>What one run delivers, and what must come of it in whatever order.</summary>
/// <param name="Client">Whose events they are, as the configuration names it.</param>
/// <param name="Deliveries">In the order of the facts; repetitions that belong to the telling included.</param>
internal sealed record Story(string Client, ImmutableArray<DemoDelivery> Deliveries, ImmutableArray<BookEntry> Books)
{
    private const int MostChapters = 4;

    /// <summary>The story of a seed: some chapters of acme's history, or documents that change again and again.</summary>
    public static Story Of(Fate fate) => fate.Happens(60, "story") ? Acme(fate) : RevisedDocuments.Tell(fate);

    private static Story Acme(Fate fate)
    {
        ImmutableArray<Chapter> chapters =
        [
            .. fate.Shuffled(Chapters.All, "chapters").Take(1 + fate.Number(MostChapters, "number of chapters")),
        ];
        return new("acme", [.. chapters.SelectMany(chapter => chapter.Deliveries)], [.. chapters.SelectMany(chapter => chapter.Books)]);
    }
}
