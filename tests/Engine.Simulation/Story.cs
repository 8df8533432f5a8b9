using System.Collections.Immutable;
using Engine.App.Demo;

namespace Engine.Simulation;

/// <summary>What one run delivers, and what must come of it in whatever order.</summary>
/// <param name="Client">Whose events they are, as the configuration names it.</param>
/// <param name="Deliveries">In the order of the facts; repetitions that belong to the telling included.</param>
internal sealed record Story(string Client, ImmutableArray<DemoDelivery> Deliveries, ImmutableArray<BookEntry> Books)
{
    private const int MostChapters = 4;

    /// <summary>Whether the deliveries come as they are told, and not in any order.</summary>
    public bool IsInOrder { get; init; }

    /// <summary>By event that is raised, what a person does about it: the corrected body, or null to end it.</summary>
    public ImmutableDictionary<string, byte[]?> Repairs { get; init; } = ImmutableDictionary<string, byte[]?>.Empty;

    /// <summary>The story of a seed: some chapters of acme's history, documents that change again and again, or keys that a raised event holds.</summary>
    public static Story Of(Fate fate) => fate.Happens(60, "story") ? Acme(fate)
        : fate.Happens(50, "which other story") ? RevisedDocuments.Tell(fate)
        : HeldKeys.Tell(fate);

    private static Story Acme(Fate fate)
    {
        ImmutableArray<Chapter> chapters =
        [
            .. fate.Shuffled(Chapters.All, "chapters").Take(1 + fate.Number(MostChapters, "number of chapters")),
        ];
        return new("acme", [.. chapters.SelectMany(chapter => chapter.Deliveries)], [.. chapters.SelectMany(chapter => chapter.Books)]);
    }
}
