using Engine.Core.Configuration;
using Engine.Core.Diagnostics;

namespace Engine.Core.Specs.Books;

/// <summary>Tells specs that hold the books from those that hold plans, and reads them.</summary>
public static class BookSpecs
{
    internal const string Books = "books";

    /// <summary>Whether the books are looked at anywhere in it.</summary>
    public static bool IsOne(ConfigFile file) => file.Root is ConfigMapping root && Looks(root).Any();

    /// <summary>Null when something cannot be read; the findings then say what.</summary>
    /// <inheritdoc cref="SpecReader.Read"/>
    public static BookSpec? Read(string client, ConfigFile file, Func<string, byte[]?> payload, FindingSink findings)
    {
        var root = (ConfigMapping)file.Root;
        var given = root.Mapping("given");
        var deliveries = new SpecDeliveries(root.Mapping("given"), payload, findings);
        var objects = deliveries.ReadObjects();
        var acts = deliveries.ReadAll(root.Sequence("when")!).Add(new BookAct.Looked("at the end", root.Mapping("then")!.Span, root.Mapping("then")!));
        if (root.Mapping("back") is { } back)
        {
            acts = acts.AddRange(deliveries.ReadAll(back.Sequence("when")!)).Add(new BookAct.Looked("after the way back", back.Span, Empty(back)));
        }

        return findings.HasErrors
            ? null
            : new BookSpec(client, root.Text("name")!, root.Span, objects, [.. BookSeed.Of(given)], acts);
    }

    /// <summary>Holds what can be held without running it: that each trial balance adds up to nothing, and that nothing is asked that only plans show.</summary>
    /// <param name="spec">A spec, or one row of its matrix.</param>
    /// <param name="findings">Takes SPC005 and SPC006.</param>
    public static void Check(ConfigMapping spec, FindingSink findings)
    {
        var looks = Looks(spec).ToList();
        foreach (var look in looks)
        {
            TrialBalance.Of(look.Mapping(Books)!).Check(findings);
        }

        if (looks.Count > 0)
        {
            CheckKind(spec, findings);
        }
    }

    // What has been taken back leaves nothing, unless it says what.
    private static ConfigMapping Empty(ConfigMapping back) => back.Mapping(Books) is not null ? back : back with
    {
        Entries = back.Entries.Add(new ConfigEntry(new ConfigScalar(back.Span, Books, ConfigScalarKind.Text), new ConfigMapping(back.Span, []))),
    };

    private static void CheckKind(ConfigMapping spec, FindingSink findings)
    {
        var then = spec.Mapping("then")!;
        if (then.Mapping(Books) is null)
        {
            findings.Error(SpecCodes.BooksAndPlan, then.Span, "The books are looked at under `when`, so `then` says what they are at the end: `books: { … }`.");
        }

        foreach (var name in new[] { "plan", "warned" })
        {
            if (then.Entry(name) is { } entry)
            {
                findings.Error(SpecCodes.BooksAndPlan, entry.Key.Span, $"`{name}` is held by specs without `books`; this one is played into a ledger.");
            }
        }

        if (spec.Text("anyOrder") == "true")
        {
            findings.Error(SpecCodes.BooksAndPlan, spec.Entry("anyOrder")!.Key.Span, "`anyOrder` is for specs without `books`; a history is played as it is written.");
        }
    }

    private static IEnumerable<ConfigMapping> Looks(ConfigMapping spec) =>
        (spec.Sequence("when")?.Items ?? [])
            .Concat(spec.Mapping("back")?.Sequence("when")?.Items ?? [])
            .Append(spec.Mapping("then"))
            .Append(spec.Mapping("back"))
            .OfType<ConfigMapping>()
            .Where(look => look.Mapping(Books) is not null);
}
