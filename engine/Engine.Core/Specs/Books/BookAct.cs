using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Core.Model;
using Engine.Core.Values;

namespace Engine.Core.Specs.Books;

/// <summary>One thing of a history.</summary>
public abstract record BookAct
{
    private BookAct()
    {
    }

    /// <summary>An event arrives.</summary>
    /// <param name="Event">As the source sends it.</param>
    /// <param name="Content">What it is about, which the source holds so from then on.</param>
    public sealed record Arrives(SourceEvent Event, Value Content) : BookAct;

    /// <summary>Somebody works in NetSuite.</summary>
    /// <param name="Seed">What is there afterwards.</param>
    public sealed record Entered(Value Seed) : BookAct;

    /// <summary>Everything that came is worked on, and the books are looked at.</summary>
    /// <param name="Title">When it is looked, for people: at the end, after payment.</param>
    /// <param name="Expected">As written: books, raised, waiting, ignored.</param>
    public sealed record Looked(string Title, SourceSpan Span, ConfigMapping Expected) : BookAct;
}
