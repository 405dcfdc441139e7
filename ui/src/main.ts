import "@fontsource-variable/inter";
import "@fontsource-variable/newsreader/standard.css";
import "./styles/tokens.css";
