using System.Collections;
using Hjemvakt.Gateway.Link;
using Hjemvakt.Gateway.Link.Messages;

namespace Hjemvakt.Gateway.Feedback;

/// <summary>The open alerts of this home, as far as the companion has told. Bounded: when it is full the one closest to help goes.</summary>
public sealed class KnownAlerts
{
    private const int Most = 8;

    /// <summary>An alert of which nothing has been heard for so long was ended by a message that got lost.</summary>
    private const long ForgetMs = 12L * 60 * 60 * 1000;

    private readonly ArrayList _alerts = new ArrayList();

    /// <summary>
    /// The stage of the alert that is furthest from help, or <see cref="AlertStage.Unknown"/> when none is open.
    /// An alert that nobody has answered is never hidden by one that somebody has.
    /// </summary>
    public AlertStage Lowest
    {
        get
        {
            var lowest = AlertStage.Unknown;
            for (var i = 0; i < _alerts.Count; i++)
            {
                if (lowest == AlertStage.Unknown || At(i).Stage < lowest)
                {
                    lowest = At(i).Stage;
                }
            }

            return lowest;
        }
    }

    /// <summary>Whether an alert of this kind is open.</summary>
    public bool HasOpen(string kind)
    {
        for (var i = 0; i < _alerts.Count; i++)
        {
            if (At(i).Kind == kind)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Takes in what the companion tells. The last word counts, also backwards: a person may hand an alert back.</summary>
    /// <returns>The stage that the alert had before, <see cref="AlertStage.Unknown"/> when it is new.</returns>
    public AlertStage Heard(AlertMessage message, long now)
    {
        var before = AlertStage.Unknown;
        KnownAlert? known = null;
        for (var i = 0; i < _alerts.Count; i++)
        {
            if (At(i).Id == message.Id)
            {
                known = At(i);
                before = known.Stage;
            }
        }

        if (message.Stage >= AlertStage.Resolved)
        {
            if (known != null)
            {
                _alerts.Remove(known);
            }

            return before;
        }

        if (known == null)
        {
            MakeRoom();
            known = new KnownAlert(message.Id, message.Kind);
            _alerts.Add(known);
        }

        known.Stage = message.Stage;
        known.HeardAt = now;
        return before;
    }

    /// <summary>Lets go of what has been silent for too long.</summary>
    public void Turn(long now)
    {
        for (var i = _alerts.Count - 1; i >= 0; i--)
        {
            if (now - At(i).HeardAt > ForgetMs)
            {
                _alerts.RemoveAt(i);
            }
        }
    }

    private void MakeRoom()
    {
        if (_alerts.Count < Most)
        {
            return;
        }

        var closest = 0;
        for (var i = 1; i < _alerts.Count; i++)
        {
            if (At(i).Stage > At(closest).Stage)
            {
                closest = i;
            }
        }

        _alerts.RemoveAt(closest);
    }

    private KnownAlert At(int index) => (KnownAlert)_alerts[index]!;
}
