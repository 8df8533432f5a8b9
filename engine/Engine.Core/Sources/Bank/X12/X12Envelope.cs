namespace Engine.Core.Sources.Bank.X12;

/// <summary>What the headers around a transaction set say, and what their trailers must count.</summary>
internal sealed class X12Envelope
{
    public X12Segment? Interchange { get; set; }

    public X12Segment? Group { get; set; }

    public X12Segment? Set { get; set; }

    public long Groups { get; set; }

    public long Sets { get; set; }

    public long Segments { get; set; }

    public bool IsTest => Interchange?[15]?.Trim() == "T";

    public bool IsOpen => Interchange is not null;
}
