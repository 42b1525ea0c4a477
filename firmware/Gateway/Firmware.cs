using System;
using System.Collections;
using System.Device.Gpio;
using System.Threading;
using Hjemvakt.Gateway.Board;
using Hjemvakt.Gateway.Board.Flash;
using Hjemvakt.Gateway.Board.Pins;
using Hjemvakt.Gateway.Board.Watch;
using Hjemvakt.Gateway.Inputs;
using Hjemvakt.Gateway.Sensing.Air;
using nanoFramework.Runtime.Native;

namespace Hjemvakt.Gateway;

/// <summary>
/// The firmware, composed: settings, board, behaviour, wiring, and the main loop around them. The same on the chip and in a virtual home;
/// only who makes the GPIO controller differs.
/// </summary>
public sealed class Firmware
{
    // A start that fails at once fails again at once; without a pause the chip would wear out its flash with it.
    private const long SoonMs = 30000;
    private const int PauseMs = 10000;

    private readonly GpioController _pins;

    public Firmware(GpioController pins) => _pins = pins;

    /// <summary>The board, once it has been made.</summary>
    public Esp32Board? Board { get; private set; }

    /// <summary>The gateway's behaviour, once it has read its store.</summary>
    public GatewayApp? App { get; private set; }

    /// <summary>Runs for ever. Whatever goes wrong ends in a restart of the chip, never in a return.</summary>
    public void Run()
    {
        try
        {
            RunMainLoop();
        }
        catch (Exception unhandled)
        {
            var soon = Environment.TickCount64 < SoonMs;

            // The console is for who stands before it; the note is what the service sees at the next start.
            Console.WriteLine("Stopped: " + unhandled.GetType().Name + ": " + unhandled.Message);
            RestartNote.Leave("crash " + unhandled.GetType().Name);
            if (soon)
            {
                // All else has ended: nobody is kept waiting.
                Thread.Sleep(PauseMs);
            }
        }

        Power.RebootDevice();
    }

    private void RunMainLoop()
    {
        var files = SettingsFile.Open();
        var settings = files.Load(PinMap.HelpButton);
        if (files.Fault.Length > 0)
        {
            // The console is where a technician looks when a new gateway does not come up.
            Console.WriteLine("Settings: " + files.Fault);
        }

        var board = new Esp32Board(_pins, settings);
        Board = board;
        var parts = board.Parts;
        var inputs = new PointInputs(settings.Points, parts.Clock, parts.Wake);

        // Reading a full store takes a while: what a person calls with is listened to meanwhile, and decided when that is done.
        new HomeWiring(_pins, settings.Points, inputs, new ArrayList(), board.Supervisor.Watch("pins"), true).Start();
        var app = new GatewayApp(settings, files, board, inputs);
        App = app;
        if (!app.HelpOnly)
        {
            new HomeWiring(_pins, settings.Points, inputs, board.Lines, board.Supervisor.Watch("pins"), false).Start();
        }

        var pulse = board.Supervisor.Watch("main");
        board.Start(app.AlarmsWaiting > 0);
        while (true)
        {
            pulse.Beat();
            board.Supervisor.Feed(parts.Clock.UptimeMs);
            app.Wait(app.Turn());
        }
    }
}
