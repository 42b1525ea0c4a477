#pragma warning disable IDE0005 // A name that the firmware does not use yet is kept: the day it does, it must not mean the desktop type.
// Names that nanoFramework and .NET share, but whose nanoFramework meaning the firmware needs: an alias wins over every using directive, so that the
// files of firmware/Gateway compile unchanged against the stand-ins. A test sees to it that no type behind these names is used past them.
global using AutoResetEvent = Hjemvakt.Host.StandIns.Threading.AutoResetEvent;
global using CancellationTokenSource = Hjemvakt.Host.StandIns.Threading.CancellationTokenSource;
global using Console = Hjemvakt.Host.StandIns.Serial.Console;
global using DateTime = Hjemvakt.Host.StandIns.Clock.DateTime;
global using Directory = Hjemvakt.Host.StandIns.Flash.Directory;
global using Environment = Hjemvakt.Host.StandIns.Clock.Environment;
global using File = Hjemvakt.Host.StandIns.Flash.File;
global using FileStream = Hjemvakt.Host.StandIns.Flash.FileStream;
global using I2cConnectionSettings = Hjemvakt.Host.StandIns.I2c.I2cConnectionSettings;
global using I2cDevice = Hjemvakt.Host.StandIns.I2c.I2cDevice;
global using I2cTransferStatus = Hjemvakt.Host.StandIns.I2c.I2cTransferStatus;
global using ManualResetEvent = Hjemvakt.Host.StandIns.Threading.ManualResetEvent;
global using NetworkInterface = Hjemvakt.Host.StandIns.Network.NetworkInterface;
global using PwmChannel = Hjemvakt.Host.StandIns.Pins.PwmChannel;
global using Thread = Hjemvakt.Host.StandIns.Threading.Thread;
global using Timer = Hjemvakt.Host.StandIns.Threading.Timer;
