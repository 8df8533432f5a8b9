using System.Collections.Immutable;
using System.Globalization;
using Engine.Core.Diagnostics;
using Engine.Core.Values;

namespace Engine.Core.Sources;

/// <summary>
/// The shape in which events of a source travel and are kept: one JSON envelope each. A class that derives from this is found by itself.
/// </summary>
public abstract class EventSource
{
    /// <summary>The largest body that is read, in bytes.</summary>
    public const int MaxBodyBytes = JsonBody.MaxBytes;

    private const int MaxNameLength = 255;

    /// <summary>The one source of this shape, such as <c>stripe</c>; null for the shape of the sources that clients declare themselves.</summary>
    public abstract string? OwnName { get; }

    /// <summary>The members that lead from the envelope to what the event is about, outermost first.</summary>
    public abstract ImmutableArray<string> ContentPath { get; }

    /// <summary>
    /// Reads an envelope. Bounded: at most 1 MiB, 64 levels, no member twice. The event keeps reading from <paramref name="body"/>,
    /// which must not change afterwards. Codes: EVT001 to EVT004, and those of the shape.
    /// </summary>
    /// <param name="source">The name under which the client knows the source.</param>
    /// <param name="body">One event.</param>
    public EventReading Read(string source, ReadOnlyMemory<byte> body) =>
        JsonBody.Parse(body, out var rejection) is { } payload ? Read(source, payload.Root) : rejection!;

    /// <summary>Reads an envelope that is JSON already.</summary>
    public abstract EventReading Read(string source, Value envelope);

    /// <summary>Whether this is an envelope, and not only what stands in one.</summary>
    public abstract bool IsEnvelope(Value content);

    /// <summary>An envelope around what an event is about.</summary>
    public abstract Value Enclose(EventFacts facts, Value content);

    /// <summary>An instant as this source writes it into its objects; as text in UTC by default.</summary>
    public virtual Value Instant(DateTimeOffset at) => Value.Of(at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));

    /// <summary>
    /// Whether two bodies of one event id tell the same, though they differ byte by byte: a source may render an event otherwise in a list
    /// than in a delivery. By default they do not.
    /// </summary>
    public virtual bool TellTheSame(ReadOnlyMemory<byte> one, ReadOnlyMemory<byte> other) => false;

    /// <summary>1 to 255 visible ASCII characters.</summary>
    protected static bool IsName(Value value) => value.TryGetUtf8(out var utf8)
        ? utf8.Length is > 0 and <= MaxNameLength && !utf8.ContainsAnyExceptInRange((byte)'!', (byte)'~')
        : IsName(TextOf(value));

    protected static string? TextOf(Value value) => value.Kind == ValueKind.Text ? value.AsText() : null;

    /// <summary>A name of the sender's as far as it may be repeated to it.</summary>
    protected static string Shorten(string text) => IsName(text) && text.Length <= 40 ? text : "?";

    private protected static EventReading.Rejected Reject(DiagnosticCode code, string message) => new(code, message);

    private static bool IsName(string? text) =>
        text is { Length: > 0 and <= MaxNameLength } && text.All(character => character is > ' ' and <= '~');
}
