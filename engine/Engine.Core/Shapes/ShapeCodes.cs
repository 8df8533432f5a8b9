using Engine.Core.Diagnostics;

namespace Engine.Core.Shapes;

/// <summary>Trouble with descriptions of a source's objects: <c>EVT05x</c>.</summary>
public static class ShapeCodes
{
    public static DiagnosticCode UnknownShape { get; } = new(
        "EVT050",
        "A shape refers to an object that has none",
        "`of` names an object that another file under shapes/ describes, or a kind such as text.");

    public static DiagnosticCode UnknownEvent { get; } = new(
        "EVT051",
        "A shape names an event that its source does not declare",
        "The events of a shape are names that events.yaml declares.");

    public static DiagnosticCode SeveralShapes { get; } = new(
        "EVT052",
        "An event carries two objects",
        "Each event carries one object. Take the event out of one of the two shapes.");

    public static DiagnosticCode Misplaced { get; } = new(
        "EVT053",
        "A shape says something that cannot be",
        "`of` and `members` belong to a list or an object, one of them; `carried` belongs to the envelope; an object does not hold itself without end.");
}
